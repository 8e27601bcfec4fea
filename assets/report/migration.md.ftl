<#-- From today's scripts to what is recommended. -->
<#include "recommended.ftl">
# Migration strategy: from scripts to <#if recommended>${option.title}<#else>WebAssembly probes</#if>

<@evidence/>

**${decision.recommendation}**

<#list decision.conditions as condition>
- ${condition}
</#list>
<#if !recommended>

No migration begins on this evidence. The preparation below depends on no runtime, as all runtimes load the same probe modules; the phases after it wait for a decision.
</#if>

## What it buys, and what it costs

How ${name} compares with today's script in the same scenarios. A ratio is its time divided by the script's; below one is faster. Where the word is unsure, nothing is claimed.

<#if againstScripts?has_content>
| Scenario | Time | Answer | Ratio | 95 % interval | What is to be known |
|---|---|---|---|---|---|
<#list againstScripts as each>
| ${each.scenario} | <@quantity each.quantity/> | **${each.answer}** | <#if each.ratio??>${ratio(each.ratio)}<#else>not known</#if> | <#if each.low??>${interval(each.low, each.high)}<#else>none</#if> | ${each.why} |
</#list>
<#else>
Not known<#if recommended>: the script baseline was not measured beside it on this machine<#else>, as no option is recommended</#if>. It comes from `bin/workbench evaluate --variant script<#if recommended> --variant ${option.variant?no_esc} --host ${option.host?no_esc}</#if>`.
</#if>

What speed does not show: a script runs with all rights of its process. <#if recommended && security??>Of the security checklist, ${option.title} has:<#elseif recommended>What ${option.title} enforces of the security checklist was not assessed.</#if>

<#if recommended && security??>
<#list decision.ranking?first.requirements?filter(each -> !method.criteria?filter(rule -> rule.id == each.id)?has_content) as requirement>
- ${requirement.title}: ${requirement.state}, ${requirement.why}.
</#list>
</#if>

## What has to be shipped

<#list judged?filter(each -> each.criterion == "bundle" && each.bundle??) as entry>
- ${megabytes(entry.bundle.bytes)} for ${entry.bundle.platform}<#if entry.bundle.parts?has_content>: <#list entry.bundle.parts as part, bytes>${part} ${megabytes(bytes)}<#sep>, </#sep></#list></#if>. ${entry.bundle.note}
<#else>
- Not known: the bundle was not weighed<#if !recommended> for an option, as none is recommended</#if>.
</#list>
<#if recommended>
<#if option.variant == "node">
- The runtime is VS Code's own Node: nothing native has to be built, and its version is VS Code's.
<#elseif inExtensionHost>
- A native library for each platform, loaded into a process of Node: one .vsix for each platform.
<#else>
- A Java runtime and the engine's class path, in a side process that the extension starts.
</#if>
</#if>

## Compatibility: what a script may do that a probe may not

| A script may | A probe | What to do |
|---|---|---|
| open any connection | asks its host for HTTP requests, to origins that the policy grants | list the origins of each script in its policy |
| read and write files, start processes, read the environment | has none of these | move them into the host, or put what they give into the probe's configuration |
| load any package | is one module, with everything linked into it | replace packages, or compile them along |
| run as long, and take as much memory, as it likes | ends at a time limit and at a memory limit | measure each script's need first; set the limits above it |
| keep state between executions | gets its configuration and gives its result as JSON, nothing else | pass state in the configuration |
| throw any error | answers with an error of a kind, or traps; a trap ends the instance | map the script's errors to kinds |
| be written in JavaScript or a shell | is compiled from C, Rust or another language with this target | see the phase of porting |

## Phases

Effort is **small** for up to a day of one person, **medium** for up to a week, **large** for more. These are sizes for planning and no measurements; the basis of each is given, and the team confirms them.

| Phase | Steps | Effort | Basis of the estimate |
|---|---|---|---|
| Preparation | list all scripts with their origins, inputs, outputs and limits; choose one that is simple and one that is not | small | reading what is there; no code |
| Contract | fix the JSON of configuration and result for these scripts; write the expected answers down | small | the workbench's scenarios are such contracts, with their expected answers |
| Porting a first probe | write it in ${decision.language}, build it, run it with `bin/workbench evaluate --module MODULE --config CONFIG` | medium | the probes that were measured are in ${decision.language} and come with the workbench |
<#if recommended>
| Host | load ${option.title}, grant HTTP by policy, set time and memory limits, show failures | <#if option.variant == "node">small<#elseif inExtensionHost>medium<#else>large</#if> | <#if option.variant == "node">the runtime is there already; a worker and its policy are needed<#elseif inExtensionHost>a native library and its binding for each platform<#else>a side process, its protocol, and a Java runtime for each platform</#if> |
<#else>
| Host | load the runtime, grant HTTP by policy, set limits, show failures | not to be told before a decision | depends on the runtime |
</#if>
| Parallel run | see below | medium | at least as long as the slowest schedule of any probe takes to come round several times |
| Remaining scripts | port one after the other, the most dangerous first | large | grows with the number of scripts, which the team counts in the preparation |
| End | remove the scripts after the time that the rollback plan keeps them | small | deletion alone |

<#list (setup![])?filter(attempt -> recommended && option.variant?starts_with(attempt.subject)) as attempt>
- Setting up ${attempt.subject} ${attempt.version} here took ${duration(attempt.seconds)}: ${attempt.outcome}<#if attempt.message?has_content>, ${attempt.message}</#if>.
</#list>

## Parallel run

1. Run script and probe on the same schedule and the same target; only the script's result counts.
2. Compare the results field by field, times left out. Keep every difference with both results.
3. Then let the probe's result count, and keep the script running beside it.
4. Last, stop the script, and keep it for the rollback.

## Criteria to go on to the next step

<#list method.criteria as rule>
- ${rule.title} stays below ${target(rule.target, rule.unit)}<#list judged?filter(each -> each.criterion == rule.id) as entry>; measured here: <@figure entry/>, ${entry.verdict}<#if entry.scenario?has_content> (${entry.scenario})</#if></#list>.
</#list>
- No difference between the results of script and probe is left unexplained.
- No probe ended the extension host.
- No attack of `bin/workbench assess --all` gets through with the version that is shipped.
- None of the rollback plan's triggers has fired.

Who decides on each step: to be named by the team.

## What is not known

<@unknown/>
