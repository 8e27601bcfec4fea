<#-- The research report. Figures are leaves of the dossier, written by functions; sentences about who is faster are the statistics' own. -->
<#macro absent key><#if missing[key]??>

_Not known: ${missing[key].why}<#if missing[key].command?has_content> It comes from_ `${missing[key].command?no_esc}`<#else>_</#if>
</#if></#macro>
<#macro judged cell><#if cell.value??>**${cell.word}** ${measure(cell.value, cell.unit)}<#if cell.low??> (${interval(cell.low, cell.high)})<#elseif !cell.exact> (no interval)</#if><#if cell.scenario?has_content>, ${cell.scenario}</#if><#else>not measured</#if></#macro>
<#macro figure result name><#if result[name]??>${result[name]}<#if result.intervals[name]??> (${interval(result.intervals[name][0], result.intervals[name][1])})</#if><#else>–</#if></#macro>
<#macro scores diagnosis>
| Variant | Score | It rests on |
|---|---|---|
<#list diagnosis.variants as variant>
| ${series(variant.variant, variant.host)} | <#if variant.score??>${variant.score}<#else>–</#if> | <#list variant.reasons as reason>${reason}<#sep>; </#sep></#list> |
</#list>
</#macro>
<#macro spread figure><#if figure?has_content>${measure(figure.value, "")}<#if figure.low??> (${interval(figure.low, figure.high)})</#if><#else>–</#if></#macro>
<#macro picture chart>

![${chart.title}](images/${chart.file}.svg)
<#if chart.note?has_content>

_${chart.note?trim}_
</#if>

</#macro>
<#assign several = machines?size gt 1>
# WebAssembly runtimes for Health Watch: research report

Run `${run.id?no_esc}`, ${time(run.created)}, profile ${run.profile}, ${count(run.forks, "fork")}<#if several>, merged from <#list machines as machine>${machine.name}<#sep>, </#sep></#list></#if>.
<#if run.state != "complete">

**This run is not complete: it is ${run.state}, with ${count(run.forks, "fork")} of at least ${run.plannedForks}. What was not measured is named as such, and nothing is concluded from it.**
</#if>

## Executive summary

**${decision.recommendation}**

<#list decision.conditions as condition>
- ${condition}
</#list>
<#if several>
- The recommendation is made for ${decision.machine} alone: figures of different machines are never pooled.
</#if>
<#if decision.problem?has_content>
- ${decision.problem}
</#if>

What was measured says: ${headline.answer} ${headline.asked} ${headline.others} ${headline.condition}

<#if warnings?has_content>
What casts doubt on it:

<#list warnings as warning>
- **${warning.title}.** ${warning.words}
</#list>
</#if>

<#if missing?has_content>
What is not known, and the command that gets it:

| Missing | Why | Command |
|---|---|---|
<#list missing?values as what>
| ${what.title} | ${what.why} | <#if what.command?has_content>`${what.command?no_esc}`</#if> |
</#list>
</#if>

## Who meets the criteria

A criterion is met where its whole 95 % interval lies below the target in every scenario. Each cell shows the scenario in
which the variant does worst: the verdict, the figure, and its interval in brackets.

<#list machines as machine>
<#if several>
### ${machine.name}

${machine.headline.answer} ${machine.headline.asked} ${machine.headline.others} ${machine.headline.condition}
</#if>

| Variant |<#list method.criteria as rule> ${rule.title}, below ${target(rule.target, rule.unit)} |</#list>
|---|<#list method.criteria as rule>---|</#list>
<#list machine.columns as column>
| ${column.title}<#if column.baseline>, baseline</#if> |<#if column.measured><#list method.criteria as rule> <@judged column.criteria[rule.id]/> |</#list><#else> ${column.why} |<#list method.criteria[1..] as rule> not measured |</#list></#if>
</#list>
<#assign doubted = machine.columns?filter(column -> column.measured && method.criteria?filter(rule -> column.criteria[rule.id].why?has_content)?has_content)>
<#if doubted?has_content>

What keeps a figure from being sure:

<#list doubted as column>
- ${column.title}: <#list method.criteria?filter(rule -> column.criteria[rule.id].why?has_content) as rule>${rule.title?lower_case}: ${column.criteria[rule.id].why}<#sep>; </#sep></#list>
</#list>
</#if>
</#list>

## Comparison across all criteria

Verdicts on the measured criteria, attacks that were held of those that ran, and the scores of the rubric<#if errorMessages??> from 0 to ${errorMessages.highest}</#if>.
A dash is something that is not known.

<#list machines as machine>
<#if several>
### All criteria, ${machine.name}

</#if>
| Variant |<#list method.criteria as rule> ${rule.title} |</#list> Attacks held | Error messages | Debugging |
|---|<#list method.criteria as rule>---|</#list>---|---|---|
<#list machine.columns?filter(column -> column.measured && !column.baseline) as column>
<#assign assessed = ((security.variants)![])?filter(each -> each.variant == column.variant && each.host == column.host)>
<#assign messages = ((errorMessages.variants)![])?filter(each -> each.variant == column.variant && each.host == column.host)>
<#assign debugged = ((debugging.variants)![])?filter(each -> each.variant == column.variant && each.host == column.host)>
| ${column.title} |<#list method.criteria as rule> ${column.criteria[rule.id].word} |</#list> <#if assessed?has_content>${assessed?first.held} of ${assessed?first.ran}<#else>–</#if> | <#if messages?has_content && messages?first.score??>${messages?first.score}<#else>–</#if> | <#if debugged?has_content && debugged?first.score??>${debugged?first.score}<#else>–</#if> |
</#list>

</#list>

<#if decision.ranking?has_content>
### Ranking

Among the options that no requirement excludes and about which nothing is missing. A score is the weighted mean of what an option is worth in each consideration, from 0 to 1; its interval takes all evidence at its worst and at its best.

| Option | Score | Interval | Not settled |
|---|---|---|---|
<#list decision.ranking as place>
| ${place.title} | ${place.score} | ${interval(place.low, place.high)} | <#list place.unsure as requirement>${requirement}<#sep>, </#sep></#list> |
</#list>
</#if>
<#if decision.excluded?has_content>

### Excluded

| Option | It misses |
|---|---|
<#list decision.excluded as option>
| ${option.title} | <#list option.why as why>${why}<#sep>; </#sep></#list> |
</#list>
</#if>
<#if decision.incomplete?has_content>

### Not judged, as something is not known

| Option | What is missing |
|---|---|
<#list decision.incomplete as option>
| ${option.title} | <#list option.why as why>${why}<#sep>; </#sep></#list> |
</#list>
</#if>

## Benchmarks

<#list machines as machine>
<#if several>
### ${machine.name}: overview
<#else>
### Overview
</#if>

<#if machine.overview?has_content>
<#list machine.overview as chart>
<@picture chart/>
</#list>
<#else>
Nothing was measured that counts.
</#if>

<#list machine.scenarios as scenario>
### ${scenario.title}<#if several>, ${machine.name}</#if>

<#list scenario.charts as chart>
<#if chart.headline?has_content>
${chart.headline}
</#if>
<@picture chart/>
</#list>

<#list scenario.sentences as sentence>
- ${sentence}
</#list>

<#assign rows = results?filter(result -> result.scenario == scenario.id && (result.machine!"") == machine.name && (result.language == machine.probes || result.variant == "native" || result.variant == "script"))>
| Variant | Forks | Cold start, ms | Execution, ms | p95, ms | Memory, MB | Than ${machine.baseline} |
|---|---|---|---|---|---|---|
<#list rows as result>
<#assign compared = comparisons?filter(each -> each.scenario == scenario.id && each.machine == machine.name && each.quantity == "execution" && each.baseline == machine.baseline && each.variant == result.variant && each.host == result.host)>
| ${series(result.variant, result.host)} | ${result.forks} | <@figure result "coldStartTimeMs"/> | <@figure result "netExecutionTimeMs"/> | <#if result.p95NetExecutionTimeMs??>${result.p95NetExecutionTimeMs}<#else>–</#if> | <@figure result "memoryUsageMB"/> | <#if compared?has_content>**${compared?first.answer}**<#if compared?first.ratio??> ${ratio(compared?first.ratio)}<#if compared?first.low??> (${interval(compared?first.low, compared?first.high)})</#if></#if></#if> |
</#list>
<#assign failed = rows?filter(result -> result.reason?has_content)>
<#if failed?has_content>

What is missing or does not count:

<#list failed as result>
- ${series(result.variant, result.host)}: ${result.reason}
</#list>
</#if>

</#list>
<#if machine.languages?has_content>
### Languages<#if several>, ${machine.name}</#if>

<#list machine.languages as chart>
<#if chart.headline?has_content>
${chart.headline}
</#if>
<@picture chart/>
</#list>
</#if>
</#list>

The words faster, slower, same and unsure compare the 10th percentiles of forks by ranks; ratios are times divided by the
baseline's, with 95 % intervals in brackets. All comparisons in one table are corrected for their number. A ratio that
differs from one by less than ${percent(method.margin)} does not matter.

## Security

<#if security??>
${security.source}, ${time(security.started)}, ${count(security.days, "day")} from the run: ${count(security.attacks, "attack")} in ${duration(security.seconds)}, seed ${security.seed?c}.<#if !security.complete> **It is not complete; what did not run is not counted.**</#if>

| Variant |<#list security.variants?first.items as item> ${item.title} |</#list>
|---|<#list security.variants?first.items as item>---|</#list>
<#list security.variants as variant>
| ${variant.series} |<#list variant.items as item> <#if item.attempts == 0>–<#else><#assign said = false><#list security.verdicts as verdict><#if item.counts[verdict.id] gt 0><#if said>, </#if>${item.counts[verdict.id]} ${verdict.words}<#assign said = true></#if></#list></#if> |</#list>
</#list>

<#if security.failed?has_content>
### Attacks that got through

| Variant | Attack | What was seen |
|---|---|---|
<#list security.failed as finding>
| ${series(finding.variant, finding.host)} | ${finding.attack} | ${finding.evidence} |
</#list>
</#if>

<#if security.byProcess?has_content>
### Held by the process alone

Good for a process of its own, and bad for a runtime that is loaded into the extension host: there, the same attack ends the host.

| Variant | Attack | What was seen |
|---|---|---|
<#list security.byProcess as finding>
| ${series(finding.variant, finding.host)} | ${finding.attack} | ${finding.evidence} |
</#list>
</#if>

### Threat model

${under(security.threatModel, 2)?no_esc}
<#else>
<@absent "security"/>
</#if>

### Known advisories

<#if advisories??>
| Runtime | State | Affecting it | Sources consulted |
|---|---|---|---|
<#list advisories as knowledge>
| ${knowledge.runtime} ${knowledge.version} | ${knowledge.state?lower_case?replace("_", " ")} | <#list knowledge.affecting as advisory>[${advisory.id}](${advisory.url?no_esc}): ${advisory.title} (${advisory.severity}<#if advisory.fixedIn?has_content>; fixed in ${advisory.fixedIn?join(", ")}</#if>)<#sep>; </#sep></#list> | <#if knowledge.consulted??>${knowledge.consulted}</#if> |
</#list>
<#else>
<@absent "advisories"/>
</#if>

## Error messages and debugging

<#if errorMessages??>
Every variant was put through ${count(errorMessages.failures, "failure")} on ${day(errorMessages.started)}; the published rubric scores what it said from 0 to ${errorMessages.highest}.

### Error messages

<@scores errorMessages/>

### Debugging support

<@scores debugging/>
<#else>
<@absent "errorMessages"/>
</#if>

## Integration complexity

<#if integration??>
What each pattern of integration costs a real extension host (code-server ${integration.versions.codeServer!"not started"}, ${day(integration.created)}<#if !integration.complete>; the measurement was cut off</#if>): medians over windows, with 95 % intervals. The event loop's delay is what everything else in the extension host feels while a probe runs.

| Pattern | Runtime | Packed | Windows | Activation, ms | Load, ms | Execution, ms | Delay, 99th percentile, ms | Memory over the empty extension |
|---|---|---|---|---|---|---|---|---|
<#list integration.patterns as cost>
| ${cost.title} | ${cost.variant} | <#if cost.vsixBytes??>${megabytes(cost.vsixBytes)}<#else>–</#if> | ${cost.windows} | <@spread cost.activation!/> | <@spread cost.load!/> | <@spread cost.execution!/> | <@spread cost.delayP99!/> | <#if cost.hostOverEmpty??>${megabytes(cost.hostOverEmpty.value)}<#if cost.hostOverEmpty.low??> (${megabytes(cost.hostOverEmpty.low)} to ${megabytes(cost.hostOverEmpty.high)})</#if><#else>–</#if> |
</#list>

What a quota means there, and what a failure takes with it:

<#list integration.patterns?filter(cost -> cost.quota??) as cost>
- **${cost.title}<#if cost.variant?has_content>, ${cost.variant}</#if>.** ${cost.quota} ${cost.failure}<#list cost.failures as failure> Some windows do not count: ${failure}</#list>
</#list>

<#else>
<@absent "integration"/>
</#if>
### Bundle impact

What a .vsix has to carry, by what it is for.

<#list machines as machine>
| Variant | Bundle | Platform | Parts | What has to be known |
|---|---|---|---|---|
<#list matrix?filter(entry -> entry.criterion == "bundle" && (entry.machine!"") == machine.name && entry.language == machine.probes && entry.bundle??) as entry>
| ${series(entry.variant, entry.host)}<#if several>, ${machine.name}</#if> | ${megabytes(entry.bundle.bytes)} | ${entry.bundle.platform} | <#list entry.bundle.parts as part, bytes>${part} ${megabytes(bytes)}<#sep>, </#sep></#list> | ${entry.bundle.note} |
</#list>

</#list>

### Qualitative assessment

<#if quality??>
${quality.scale}. People's scores count by their median; where nobody gave one, what the evidence suggests by the rubric's rules, and is called suggested.<#if quality.gathered??> Registries were asked on ${day(quality.gathered)}.</#if>

| Runtime |<#list quality.rows as row> ${row.title} |</#list>
|---|<#list quality.rows as row>---|</#list>
<#list quality.products as product>
| ${product.title} |<#list product.ratings as rating> ${rating.words}<#if rating.who?has_content> (${rating.who})</#if> |</#list>
</#list>

<#list quality.rows as row>
<#assign unrated = quality.products?filter(product -> product.ratings?filter(rating -> rating.row == row.id && rating.basis == "none")?has_content)>
<#if unrated?has_content>
- ${row.title} is not rated for <#list unrated as product>${product.title}<#sep>, </#sep></#list>: ${(unrated?first.ratings?filter(rating -> rating.row == row.id))?first.why}
</#if>
</#list>
<#list quality.problems as problem>
- ${problem}
</#list>
<#else>
<@absent "quality"/>
</#if>

## Setup record

<#if setup??>
Every attempt to install something for this user, the request's own lines among them.

| When | What | Version | Took | Takes up | Outcome |
|---|---|---|---|---|---|
<#list setup as attempt>
| ${time(attempt.when)} | ${attempt.action} ${attempt.subject} | ${attempt.version} | ${duration(attempt.seconds)} | <#if attempt.bytes gt 0>${megabytes(attempt.bytes)}</#if> | ${attempt.outcome}<#if attempt.message?has_content>: ${attempt.message}</#if> |
</#list>
<#else>
<@absent "setup"/>
</#if>

## What would change the answer

<#if decision.ranking?has_content>
<#if decision.sensitivity?has_content>
### If something weighed more or less

<#list decision.sensitivity as influence>
- ${influence.sentence}
</#list>
<#else>
With fewer than two options in the ranking, or fewer than two considerations, no weight changes who comes first.
</#if>

<#if decision.changes?has_content || decision.losing??>
### If a figure were another

<#if decision.losing??>
- ${decision.losing.sentence}
</#if>
<#list decision.changes as change>
- ${change.sentence}
</#list>
</#if>
<#else>
No option is left, so that no weight can change the answer: a requirement would have to be given up, or what is missing found out. The tables of excluded and of not judged options above name both.
</#if>

### The model

Required: <#list decision.required as requirement>${requirement}<#sep>, <#else>nothing</#list>.

| Consideration | Weight | Share of what counts |
|---|---|---|
<#list decision.weights as weight>
| ${weight.title} | ${weight.weight} | ${percent(weight.share)} |
</#list>

## Method

<#list method.criteria as rule>
- **${rule.title}**, below ${target(rule.target, rule.unit)}: ${rule.definition}
</#list>
- Every variant runs in a process of its own. A fork is one such process; an iteration is one execution in it. Forks of all variants take turns in random order, from seed ${run.seed?c}.
- A value is the median over forks (of the forks' medians). Its interval has ${percent(method.confidence)} confidence and respects that iterations of one fork belong together.
- Warm-up is judged fork by fork; iterations before a fork is steady count for nothing. A figure in doubt is borderline at best and makes a comparison unsure.
- Every answer is compared with the expected one. A wrong answer's time counts for nothing.
- Guests are measured as they would be deployed: with a time limit and a memory limit that are enforced.
- At least ${count(run.effort.leastForks, "fork")} for each variant and scenario, <#if run.effort.precision gt 0>at most ${run.effort.mostForks}, until intervals reach no further than ${percent(run.effort.precision)} to either side, </#if>with up to ${count(run.effort.iterations, "iteration")} that count after up to ${run.effort.warmupIterations} of warm-up.
<#if run.stopped??>
- The measurement ended: ${run.stopped}
</#if>
<#if run.wallSeconds??>
- It took ${duration(run.wallSeconds)}, ${percent(run.measuringShare)} of it measuring.
</#if>

## Environment

<#list machines as machine>
<#if several>
### ${machine.name}, its environment

</#if>
<#if machine.facts?has_content>
| Property | Value |
|---|---|
<#list machine.facts as fact>
| ${fact.what} | ${fact.value} |
</#list>
<#else>
The environment was not recorded.
</#if>

</#list>

## Limits

- The figures hold for the versions, the machine and the probes that are named here. Another machine has other figures.
- The probes are five health checks; a check that does other work may rank runtimes otherwise.
- An attack that was held shows that this attack was held by this version, and no more.
- The bundle is weighed for the platform that it was built on.
<#if several>
- Machines differ in more than their processors; their figures stand side by side and are not compared.
</#if>

## How to repeat it

```
${run.command?no_esc}
bin/workbench assess --all
bin/workbench diagnose
bin/workbench report --out report
```

All figures of this report are in `dossier.json` beside it; every sample is in the run's folder, `samples.ndjson`.
