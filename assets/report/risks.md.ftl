<#-- What may go wrong: one row for each thing that the dossier says, and none that it does not. -->
<#include "recommended.ftl">
<#macro risk what likelihood impact mitigation owner evidence>
| ${what} | ${likelihood} | ${impact} | ${mitigation} | ${owner} | ${evidence} |
</#macro>
# Risk assessment: <#if recommended>${option.title}<#else>no option recommended yet</#if>

<@evidence/>

**${decision.recommendation}**

## How likelihood and impact were given

- Likelihood is **high** where it was seen: in this run, in the assessment, or in an advisory that covers the measured version; **medium** where the evidence does not exclude it; **low** where it takes a change of something that was measured.
- Impact is **high** where it reaches beyond the probe: the extension host, its files, its network, the user's trust; **medium** where a target is missed or the decision may turn out wrong; **low** where it costs effort alone.
- A risk stands here only where the evidence names it. What could not be looked at is a risk of its own.

## Risks

Owners are roles; the persons are to be named by the team.

| Risk | Likelihood | Impact | Mitigation | Owner role | Evidence |
|---|---|---|---|---|---|
<#list gotThrough as finding>
<@risk what="An attack gets through: " + finding.attack likelihood="high" impact="high" mitigation="Do not ship without a fix or a policy that holds it; assess again afterwards." owner="Security" evidence=finding.evidence/>
</#list>
<#list heldByProcess as finding>
<@risk what="A hostile or faulty probe ends the process that it runs in: " + finding.attack likelihood="high" impact=inExtensionHost?then("high", "medium") mitigation="Run probes in a side process with a watchdog, never in the extension host itself; restart it." owner="Extension maintainer" evidence=finding.evidence/>
</#list>
<#list published as knowledge>
<#list knowledge.affecting as advisory>
<@risk what="A published weakness is exploited: " + advisory.id likelihood="high" impact="high" mitigation=((advisory.fixedIn![])?has_content)?then("Ship a version with the fix: " + (advisory.fixedIn![])?join(", ") + ".", "No fixed version is known: restrict who may supply probes, and watch the advisory.") owner="Security" evidence=knowledge.runtime + " " + knowledge.version + ", " + advisory.severity + ": " + advisory.title/>
</#list>
<#if knowledge.state == "UNKNOWN">
<@risk what="Nothing is known of weaknesses of " + knowledge.runtime + " " + knowledge.version likelihood="medium" impact="high" mitigation="Ask its makers how advisories are published; subscribe." owner="Security" evidence="No advisory source covers it."/>
</#if>
</#list>
<#if recommended>
<#list decision.ranking?first.requirements?filter(each -> each.state == "unsure") as requirement>
<@risk what=requirement.required?then("A requirement turns out to be missed: ", "What this reader does not require turns out to be missed: ") + requirement.title likelihood="medium" impact="medium" mitigation="Settle it before release: measure again with the profile thorough, or change what causes it." owner="Performance" evidence=requirement.why/>
</#list>
<#list decision.ranking?first.requirements?filter(each -> each.state == "missed" || each.state == "unknown") as requirement>
<@risk what="A property that this reader does not require is missing or not known: " + requirement.title likelihood=(requirement.state == "missed")?then("high", "medium") impact="medium" mitigation="Confirm in writing that it is not needed." owner="Product" evidence=requirement.why/>
</#list>
<#if decision.state == "leading">
<@risk what="Another option is better after all" likelihood="medium" impact="medium" mitigation="Measure again with more forks before much is built on it; keep the probe contract, which all runtimes share." owner="Performance" evidence=decision.recommendation/>
</#if>
<#list againstScripts?filter(each -> each.answer == "slower") as each>
<@risk what="Probes get slower than today's scripts: " + each.scenario + ", " + each.quantity likelihood="high" impact="medium" mitigation="Check that the time still is within the target; keep instances warm where cold start is what costs." owner="Performance" evidence="Slower: " + ratio(each.ratio) + " of the script's time (95 %: " + interval(each.low, each.high) + ")"/>
</#list>
<#if unsure?has_content>
<@risk what="Probes may be slower than today's scripts" likelihood="medium" impact="medium" mitigation="Measure again on a quiet machine with more forks." owner="Performance" evidence="Unsure: " + times(unsure) + "."/>
</#if>
<#if decision.losing?? && decision.losing.thresholds?has_content>
<@risk what="A later version loses the lead" likelihood="low" impact="low" mitigation="Measure every version before it ships, and compare runs." owner="Performance" evidence=decision.losing.sentence/>
</#if>
<#list judged?filter(each -> each.criterion == "bundle" && each.bundle??) as entry>
<@risk what="It does not work, or is larger, on platforms other than " + entry.bundle.platform likelihood="medium" impact="medium" mitigation="Weigh and run it on every platform that is to be supported before release." owner="Build and release" evidence="The bundle was weighed for " + entry.bundle.platform + " alone."/>
</#list>
<#else>
<@risk what="An option is adopted though it misses a requirement or something about it is not known" likelihood="medium" impact="high" mitigation="Give up a requirement only in writing, with its reason; find out first what is missing." owner="Product" evidence=decision.recommendation + " The decision record names what each misses or lacks."/>
<@risk what="Probes keep running as scripts without isolation" likelihood="high" impact="high" mitigation="Run only probes of people who are trusted with the host, until a decision is made." owner="Security" evidence=decision.recommendation/>
</#if>
<#list decision.sensitivity?filter(each -> each.stretches?size gt 1) as influence>
<@risk what="The team weighs " + influence.title + " otherwise than this reader" likelihood="medium" impact="medium" mitigation="Agree on the weights before the decision is accepted." owner="Product" evidence=influence.sentence/>
</#list>
<#if decision.left?has_content>
<@risk what="Something that has a weight counted nothing: " + decision.left?join(", ") likelihood="medium" impact="medium" mitigation="Find it out, or agree that it does not count." owner="Product" evidence="Evidence is missing."/>
</#if>
<#list warnings as warning>
<@risk what="Figures mislead: " + warning.title likelihood=(warning.gravity == "SEVERE")?then("high", "medium") impact="medium" mitigation="See to the cause, then measure again by the command below." owner="Performance" evidence=warning.words/>
</#list>
<#list missing as key, what>
<@risk what="Something was not looked at: " + key likelihood="medium" impact=(key == "security" || key == "advisories")?then("high", "medium") mitigation=what.command?has_content?then("Find it out: " + what.command, "Find it out by hand.") owner=(key == "security" || key == "advisories")?then("Security", "Extension maintainer") evidence=what.why/>
</#list>
<#list (setup![])?filter(attempt -> attempt.outcome == "failed") as attempt>
<@risk what="It cannot be set up again: " + attempt.action + " " + attempt.subject likelihood="high" impact="low" mitigation="Keep what is needed to build in a place of the team's own; pin versions." owner="Build and release" evidence=attempt.message!""/>
</#list>

## Review

This assessment is made anew with each run; a row that is no longer generated is answered by evidence. Figures are measured again by

`${run.command?no_esc}`

Who accepts the risks that stay: to be named by the team.
