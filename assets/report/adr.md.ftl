<#-- The architecture decision record, in the form of MADR. -->
<#include "recommended.ftl">
# <#if recommended>Run Health Watch's probes on ${option.title}<#else>Choose a WebAssembly runtime for Health Watch's probes</#if>

- Status: proposed<#if !recommended>; open, as nothing can be recommended<#elseif decision.state == "conditional">, on conditions<#elseif decision.state == "leading">; the lead is not sure</#if>
- Date: ${day(run.created)}
- Decision-makers: to be named by the team
- Consulted: to be named by the team
- Informed: to be named by the team

<@evidence/>

## Context and problem statement

Health Watch runs its probes as scripts. Which WebAssembly runtime, if any, shall run them in the VS Code extension, so that a probe that is slow, faulty or hostile harms nothing else, and starting, running and shipping it stay within the targets?

What was measured says: ${headline.answer} ${headline.asked} ${headline.others} ${headline.condition}

## Decision drivers

Required; an option that misses one is excluded:

<#list decision.required as requirement>
- ${requirement}<#list method.criteria?filter(rule -> rule.title == requirement) as rule>: below ${target(rule.target, rule.unit)}<#if rule.id != "bundle"> in every scenario, with its whole interval</#if></#list>
<#else>
- Nothing is required.
</#list>

Weighed among the rest, by share of all that counts<#if !decision.standard>; requirements or weights are this reader's own</#if>:

| Driver | Share |
|---|---|
<#list decision.weights?filter(each -> each.weight gt 0) as weight>
| ${weight.title} | <#if decision.left?seq_contains(weight.title)>none: evidence is missing<#else>${percent(weight.share)}</#if> |
</#list>
<#if decision.problem?has_content>

${decision.problem}
</#if>

## Considered options

<#list decision.ranking as place>
- ${place.title}: score ${place.score} (${interval(place.low, place.high)})
</#list>
<#list decision.excluded as each>
- ${each.title}: excluded
</#list>
<#list decision.incomplete as each>
- ${each.title}: not judged, as something about it is not known
</#list>
- Keep today's scripts: the baseline, without any isolation

## Decision outcome

**${decision.recommendation}**

<#if decision.conditions?has_content>
This holds under these conditions:

<#list decision.conditions as condition>
- ${condition}
</#list>
</#if>
<#if !recommended>

Until an option is left, today's scripts stay in use. To get on, either find out what is missing, or give up a requirement deliberately and decide anew:

<@unknown/>
</#if>

### Consequences

<#if recommended>
<#list decision.ranking?first.requirements?filter(each -> each.state == "met") as requirement>
- Good, because ${requirement.title} is met: ${stop(requirement.why)}
</#list>
<#list againstScripts?filter(each -> each.answer == "faster") as each>
- Good, because its <@quantity each.quantity/> is faster than today's script in ${each.scenario}: ${ratio(each.ratio)} of the time (95 %: ${interval(each.low, each.high)}).
</#list>
<#list againstScripts?filter(each -> each.answer == "same") as each>
- Neutral, because its <@quantity each.quantity/> is the same as today's script's in ${each.scenario}.
</#list>
<#list decision.ranking?first.requirements?filter(each -> each.state != "met") as requirement>
- Bad, because ${requirement.title} is <#if requirement.state == "unsure">not settled<#elseif requirement.state == "unknown">not known<#else>missed, though this reader does not require it</#if>: ${stop(requirement.why)}
</#list>
<#list againstScripts?filter(each -> each.answer == "slower") as each>
- Bad, because its <@quantity each.quantity/> is slower than today's script in ${each.scenario}: ${ratio(each.ratio)} of the time (95 %: ${interval(each.low, each.high)}).
</#list>
<#if unsure?has_content>
- Open, because whether it is faster or slower than today's script is unsure for ${times(unsure)}; the migration strategy says why.
</#if>
<#list heldByProcess as finding>
- Bad, because only the end of a process held the attack ${finding.attack}: in the extension host itself it would end that host.
</#list>
<#list published as knowledge>
<#list knowledge.affecting as advisory>
- Bad, because [${advisory.id}](${advisory.url?no_esc}) (${advisory.severity}) affects ${knowledge.runtime} ${knowledge.version}: ${stop(advisory.title)}
</#list>
</#list>
<#if !againstScripts?has_content>
- Open, because today's scripts were not measured beside it on this machine: what it buys or costs against them is not known.
</#if>
<#else>
- Good, because nothing is adopted on missing evidence.
- Bad, because probes keep running without isolation until something is decided.
</#if>

### Confirmation

The decision is confirmed when the same plan, measured again with the version that is to be shipped and on a machine like the users', gives the same answer:

1. `${run.command?no_esc}`
2. `bin/workbench assess --all`
3. `bin/workbench report --out confirmation`

<#if recommended>It is confirmed where all of these hold for ${option.title}; one that fails opens this decision again:<#else>An option is acceptable where all of these hold for it:</#if>

<#list method.criteria?filter(rule -> decision.required?seq_contains(rule.title)) as rule>
- ${rule.title}: <#if rule.id == "bundle">it is below ${target(rule.target, rule.unit)}<#else>the whole interval is below ${target(rule.target, rule.unit)} in every scenario</#if><#list judged?filter(each -> each.criterion == rule.id) as entry>; now <@figure entry/>, ${entry.verdict}</#list>.
</#list>
<#list decision.required?filter(requirement -> !method.criteria?filter(rule -> rule.title == requirement)?has_content) as requirement>
- ${requirement}: no attack gets through, and all of them ran.
</#list>
- Every answer is the expected one.
<#if decision.losing??>
- It is still first. ${decision.losing.sentence}
</#if>

## Pros and cons of the options

<#list decision.ranking as place>
### ${place.title}

Score ${place.score} (${interval(place.low, place.high)}).

| Driver | Evidence | Worth, 0 to 1 | At worst to at best |
|---|---|---|---|
<#list place.considerations as part>
| ${part.title} | ${part.basis} | ${part.worth} | ${interval(part.low, part.high)} |
</#list>

<#list place.requirements as requirement>
- <#if requirement.state == "met">Good: ${requirement.title}<#elseif requirement.state == "unsure">Not settled: ${requirement.title}<#elseif requirement.state == "unknown">Not known: ${requirement.title}<#else>Bad: ${requirement.title}</#if>, ${stop(requirement.why)}
</#list>
<#list decision.changes?filter(each -> each.variant == place.variant && each.host == place.host) as change>
- ${change.sentence}
</#list>

</#list>
<#list decision.excluded as each>
### ${each.title}, excluded

<#list each.why as why>
- Bad: ${stop(why)}
</#list>

</#list>
<#list decision.incomplete as each>
### ${each.title}, not judged

<#list each.why as why>
- Not known: ${stop(why)}
</#list>

</#list>
### Keep today's scripts

- Good: nothing has to be built, shipped or learnt.
- Bad: a script runs with all rights of the process that it is in; nothing of the security checklist is enforced.
<#if againstScripts?has_content>
- How they compare in time with ${name} is among the consequences above.
</#if>

## More information

<#if decision.sensitivity?has_content>
How the answer depends on the weights:

<#list decision.sensitivity as influence>
- ${influence.sentence}
</#list>
</#if>

What is not known, besides:

<@unknown/>

The research report of the same run has all figures, charts and the method; the risk assessment, the migration strategy and the rollback plan follow from this decision.
