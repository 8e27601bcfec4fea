<#-- What the documents about a decision have in common: the option that is recommended, and what is known of it. -->
<#assign machine = machines?filter(each -> each.name == decision.machine)?first>
<#assign recommended = decision.recommended??>
<#assign option = recommended?then(decision.recommended!"", "")>
<#assign name = recommended?then((decision.recommended.title)!"", "the option that the team chooses")>
<#macro subject capital=false><#if recommended>${option.title}<#elseif capital>The option that the team chooses<#else>the option that the team chooses</#if></#macro>
<#function of list><#return recommended?then(list?filter(each -> recommended && each.variant == option.variant && each.host == option.host), [])></#function>
<#assign judged = of(matrix)?filter(each -> each.language == machine.probes && (each.machine!"") == decision.machine)>
<#assign againstScripts = of(comparisons)?filter(each -> each.baseline == "script" && each.machine == decision.machine)>
<#assign gotThrough = of((security.failed)![])>
<#assign heldByProcess = of((security.byProcess)![])>
<#assign versions = of(results)?filter(each -> each.version?has_content)>
<#assign published = (advisories![])?filter(knowledge -> versions?filter(each -> each.runtime == knowledge.runtime && each.version == knowledge.version)?has_content)>
<#assign inExtensionHost = recommended && option.host == "node">
<#macro quantity id><#if id == "cold-start">cold start<#else>${id}</#if></#macro>
<#macro figure entry><#if entry.value??>${measure(entry.value, entry.unit)}<#if entry.low??> (95 %: ${interval(entry.low, entry.high)})</#if><#else>not measured</#if></#macro>
<#macro evidence>Run `${run.id?no_esc}` of ${day(run.created)}<#if decision.machine?has_content>, machine ${decision.machine}</#if>, probes in ${decision.language}<#if run.state != "complete">; **the run is ${run.state}, not complete**</#if>. Every figure is in `dossier.json`.</#macro>
<#macro unknown>
<#if missing?has_content>
| Not known | Why | Command that finds it out |
|---|---|---|
<#list missing as key, what>
| ${key} | ${what.why} | <#if what.command?has_content>`${what.command?no_esc}`<#else>none</#if> |
</#list>
<#else>
Nothing that the workbench gathers is missing.
</#if>
</#macro>
