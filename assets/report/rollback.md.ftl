<#-- Back to today's scripts: when, who, how, with what, and how to know that it worked. -->
<#include "recommended.ftl">
# Rollback plan: from <#if recommended>${option.title}<#else>WebAssembly probes</#if> back to scripts

<@evidence/>

<#if recommended>
It belongs to this decision: **${decision.recommendation}**
<#else>
**${decision.recommendation}** Nothing is adopted, so that nothing can be rolled back yet. The plan below holds for any option that the team tries; its thresholds are the criteria's.
</#if>

## Triggers

Each is enough. Thresholds are the targets of the criteria; the figures of this run stand beside them, so that a trigger that would fire at once is seen.

| Trigger | Threshold | In this run | How it is noticed |
|---|---|---|---|
<#list method.criteria as rule>
| ${rule.title} is too high | ${target(rule.target, rule.unit)} or more in a scenario, with the whole interval | <#list judged?filter(each -> each.criterion == rule.id) as entry><@figure entry/>, ${entry.verdict}<#else>not measured for a recommended option</#list> | measuring the shipped version again |
</#list>
| A probe ends the extension host | once | <#if !security??>not assessed<#elseif !recommended>no option recommended<#elseif heldByProcess?has_content>only the end of a process held <#list heldByProcess as finding>${finding.attack}<#sep>, </#sep></#list><#else>no attack was held by the process alone</#if> | the extension's log; the host's crash report |
| An attack gets through | once, in `bin/workbench assess` with the shipped version | <#if !security??>not assessed<#elseif !recommended>no option recommended<#elseif gotThrough?has_content><#list gotThrough as finding>${finding.attack}<#sep>, </#sep></#list><#else>none</#if> | assessing each version before it ships |
| An advisory covers the shipped version, and no fixed one can be shipped | one of high or critical severity | <#if !advisories??>not known<#elseif !recommended>no option recommended<#else><#list published as knowledge><#list knowledge.affecting as advisory>${advisory.id} (${advisory.severity})<#sep>, <#else>none for ${knowledge.runtime} ${knowledge.version}</#list><#sep>; <#else>not known for the measured version</#list></#if> | the advisories of the runtime's makers |
| A probe answers wrongly where its script answers rightly | once, unexplained within the time that the team sets | <#if recommended><#assign wrong = of(results)?filter(each -> !each.correct && each.forks gt 0)><#if wrong?has_content>wrong in <#list wrong as each>${each.scenario}<#sep>, </#sep></#list><#else>no wrong answer was measured</#if><#else>no option recommended</#if> | the parallel run of the migration |
<#if againstScripts?has_content>
| Probes got slower than scripts | the comparison with the script says slower where it did not before | <#list againstScripts as each>${each.scenario}, <@quantity each.quantity/>: ${each.answer}<#sep>; </#sep></#list> | `bin/workbench compare RUN RUN` |
</#if>

<#if decision.losing??>
No trigger, but a reason to decide anew: ${decision.losing.sentence}
</#if>

## Who decides

- Whoever is on duty rolls back at once where the extension host was ended or an attack got through; the team is told afterwards.
- In all other cases the owner of the decision, within the time that the team sets.
- Persons on duty, owner and deputy: to be named by the team.

## Steps

1. Switch the setting that chooses between probe and script to script, for all users. It has to be there before the first release with probes.
2. Stop side processes and workers of the runtime; let probes that run come to their end or their time limit.
3. Keep what is listed below, before anything is cleared.
4. Release the extension without the runtime<#list judged?filter(each -> each.criterion == "bundle" && each.bundle??) as entry>, which takes ${megabytes(entry.bundle.bytes)} off for ${entry.bundle.platform}</#list>.
5. Withdraw the release that caused it, so that no new installation gets it.
6. Say what happened, to whom, and what comes next.

## Data to keep

| Data | Why |
|---|---|
| the scripts with their configuration, unchanged, until the migration has ended | without them there is no way back |
| the folder of run `${run.id?no_esc}` with its samples | the figures that the decision was made on |
| `dossier.json`, the documents and their edits | what was known, and what people added |
| <#if security??>the assessment of ${time(security.started)} with its log<#else>the assessment, once one is made</#if> | what held then |
| modules, configurations and policies of all probes, with their checksums | to repeat the failure |
| logs of the extension and crash reports since the release | to find the cause |
| results of scripts and probes from the parallel run | to see when they began to differ |

Nothing has to be converted: probes take and give the same JSON as the contract that was fixed for the scripts, and keep no state of their own.

## How to verify that it worked

1. Every schedule gives results again, made by scripts: no result names a module.
2. No process or worker of the runtime is left.
3. The results of scripts are those of the last parallel run, times left out.
4. The scripts are as fast as they were: `bin/workbench evaluate --variant script --profile ${run.profile?no_esc}`, then `bin/workbench compare` with run `${run.id?no_esc}`. The answer has to be same<#if !results?filter(each -> each.variant == "script" && each.forks gt 0)?has_content>; **this run has no figures of scripts to compare with: measure them before the migration begins**</#if>.

A rollback that was never tried is no plan: try it once in the parallel run, before probes' results count. When it was tried, by whom: to be named by the team.

## What is not known

<@unknown/>
