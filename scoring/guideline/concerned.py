"""Which treatments are in question, and where: what makes most rules worth asking."""

from scoring.guideline import treatments
from scoring.guideline.names import bone_agent, case, lesion

radiotherapy_concerned = lesion.in_question.includes(treatments.RADIOTHERAPY)
conventional_concerned = lesion.in_question.includes(treatments.CONVENTIONAL)
stereotactic_concerned = lesion.in_question.includes(treatments.STEREOTACTIC)
cementoplasty_concerned = lesion.in_question.includes(treatments.CEMENTOPLASTY)
ablation_concerned = lesion.in_question.includes(treatments.ABLATION)
percutaneous_concerned = lesion.in_question.includes(treatments.PERCUTANEOUS)
surgery_concerned = lesion.in_question.includes(treatments.SURGERY)

is_on_zoledronate, is_on_denosumab = bone_agent.drug.is_("zoledronate"), bone_agent.drug.is_("denosumab")
on_an_agent = bone_agent.drug.one_of(("zoledronate", "denosumab", "other"))
zoledronate_concerned = is_on_zoledronate | case.in_question.includes(("zoledronate",))
denosumab_concerned = is_on_denosumab | case.in_question.includes(("denosumab",))
agent_concerned = on_an_agent | case.in_question.includes(treatments.BONE_AGENTS)
about_to_start = case.in_question.includes(treatments.BONE_AGENTS) & ~on_an_agent
