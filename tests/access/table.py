"""Who may open what. The tables are the specification: every address is in them, for everybody.
Of whom they speak, and in which relation to the child each stands, is told in `world.py`.
    open     the page                       why     first says why: the child is not their own work
    missing  404, as for what never was     refused 403: may see the child, and not do this
    sign-in  is asked to sign in            moved   is led on to another page
    method   a button's address: not a page         again   writes their password once more first
After an @ stands a state: an assessment finished, a referral decided, a share that is over, a goal
reached, a step done, a helper gone, an emergency reviewed, a question asked too long ago (`late`
by another, `earlier` by oneself).
"""

from tests.access import table_family, table_of_meeting, table_of_telling
from tests.access.table_of_learning import LEARNING, RESTRICTED_LEARNING

MOST = f"""
                        anonymous  worker worker2 manager manager2 reviewer    duty    aunt   admin  leaver    lead  linked network visitor   whole otherlead
home                      sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
search                    sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
child_list                sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
child                     sign-in    open     why    open      why      why     why missing missing sign-in    open    open    open    open    open   missing
child_why                 sign-in    open    open    open     open     open    open missing missing sign-in refused refused refused refused    open   missing
child_story               sign-in    open     why    open      why      why     why missing missing sign-in    open    open    open    open    open   missing
child_network             sign-in    open     why    open      why      why     why missing missing sign-in    open    open    open    open    open   missing
network_join              sign-in  method     why  method      why  refused     why missing missing sign-in refused refused refused refused refused   missing
child_fact                sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
fact_end                  sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
child_protection          sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused    open   missing
child_relative            sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_legal               sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_strategy            sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_section47           sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_conference          sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_review              sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
child_core_group          sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused refused   missing
legal_end                 sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
legal_tell                sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
legal_withdraw            sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
section47_end             sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
section47_withdraw        sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
protection_end            sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
protection_withdraw       sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
meeting_withdraw          sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
involvement_change        sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
involvement_end           sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
involvement_end@gone      sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
child_looks               sign-in    open     why    open      why      why refused missing missing sign-in refused refused refused refused refused   missing
child_work                sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused refused    open   missing
episode_open              sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
episode_close             sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
child_allocate            sign-in refused refused    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
child_plan                sign-in    open     why    open      why      why     why missing missing sign-in    open    open refused    open    open   missing
child_goal                sign-in    open     why    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
goal_step                 sign-in    open     why    open      why  refused refused missing missing sign-in refused refused missing refused refused   missing
goal_step@reached         sign-in    open     why    open      why  refused refused missing missing sign-in refused refused missing refused refused   missing
step_progress             sign-in    open     why    open      why  refused     why missing missing sign-in    open    open missing refused refused   missing
step_progress@done        sign-in    open     why    open      why  refused     why missing missing sign-in    open    open missing refused refused   missing
child_contribute          sign-in    open     why    open      why  refused     why missing missing sign-in    open    open    open    open    open   missing
child_share               sign-in    open     why    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
share_end                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
share_end@over            sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
share_release             sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
referral_new              sign-in    open    open    open     open  refused    open    open refused sign-in refused refused refused refused refused   refused
referral                  sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
referral@decided          sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
referral_decide           sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_decide@decided   sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_assess           sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
referral_assess@decided   sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
entry_record              sign-in    open    open    open     open     open    open    open refused sign-in refused refused refused refused refused   refused
entry                     sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
entry_correct             sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_add                 sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_promote             sign-in  method     why  method      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_demote              sign-in  method     why  method      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_pin                 sign-in  method     why  method      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_unpin               sign-in  method     why  method      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_tag                 sign-in  method     why  method      why      why     why missing missing sign-in missing missing missing missing refused   missing
entry_seal                sign-in refused refused    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_seal           sign-in refused refused    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
sealing                   sign-in missing missing missing      why      why missing missing missing sign-in missing missing missing missing missing   missing
draft_list                sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
draft_save                sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
draft_key                 sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
draft_here                   open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
draft_discard             sign-in    open missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
draft_restore             sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
upload_begin              sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
upload                    sign-in    open missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
upload_small              sign-in    open missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
upload_piece              sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
upload_finish             sign-in  method  method  method   method   method  method  method  method sign-in  method  method  method  method  method    method
attachment                sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
attachment_small          sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
attachment_words          sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
child_assess              sign-in    open     why    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
assessment                sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
assessment@finished       sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing    open    open   missing
assessment_write          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_need           sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_when           sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_pause          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_resume         sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_ask            sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_ask@finished   sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
assessment_withdraw       sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_heard          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_heard@finished sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
assessment_score          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_score@finished sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
invitation                sign-in missing missing missing  missing  missing missing missing missing sign-in missing missing missing    open missing   missing
assessment_oversee        sign-in refused refused    open      why      why refused missing missing sign-in missing missing missing missing refused   missing
assessment_conclude       sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_add            sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_add@finished   sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
need_reword               sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
need_reword@settled       sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing refused refused   missing
need_remove               sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
need_tags                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
need_view                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
need_view@settled         sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
oversight_answer          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
account_login                open   moved   moved   moved    moved    moved   moved   moved   moved    open   moved   moved   moved   moved   moved     moved
account_reauthenticate    sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
account_logout            sign-in    open    open    open     open     open    open    open    open sign-in    open    open    open    open    open      open
known                     sign-in    open    open    open     open  refused    open    open refused sign-in refused refused refused refused refused   refused
enquiry                   sign-in missing missing missing  missing  missing    open missing missing sign-in missing missing missing missing missing   missing
enquiry@late              sign-in missing missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
enquiry_ring_back         sign-in missing missing missing  missing  missing    open missing missing sign-in missing missing missing missing missing   missing
glass_break               sign-in missing missing missing  missing  missing   again missing missing sign-in missing missing missing missing missing   missing
glass_break@late          sign-in missing missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
glass_break@earlier       sign-in missing missing missing  missing  missing refused missing missing sign-in missing missing missing missing missing   missing
glass_list                sign-in refused refused refused  refused     open refused refused refused sign-in refused refused refused refused refused   refused
glass                     sign-in missing missing missing  missing     open missing missing missing sign-in missing missing missing missing missing   missing
glass@reviewed            sign-in missing missing missing  missing     open missing missing missing sign-in missing missing missing missing missing   missing
child_restrict            sign-in refused refused    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
child_exclude             sign-in refused refused    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
child_include             sign-in refused refused   moved      why  refused refused missing missing sign-in refused refused refused refused refused   missing
child_step_down           sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
child_step_up             sign-in    open     why    open      why  refused     why missing missing sign-in refused refused refused refused refused   missing
share_colleagues          sign-in missing missing missing  missing  missing missing missing missing sign-in    open missing missing missing missing   missing
share_colleagues@over     sign-in missing missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
share_unlink              sign-in missing missing missing  missing  missing missing missing missing sign-in   moved missing missing missing missing   missing
share_unlink@over         sign-in missing missing missing  missing  missing missing missing missing sign-in missing missing missing missing missing   missing
referral_link             sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_link@decided     sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_unlink           sign-in   moved     why   moved      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_unlink@decided   sign-in   moved     why   moved      why  refused     why missing missing sign-in missing missing missing missing refused   missing
private                      open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
private_open                moved   moved   moved   moved    moved    moved   moved   moved   moved   moved   moved   moved   moved   moved   moved     moved
healthz                      open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
readyz                       open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
api:index                 refused    open    open    open     open     open    open    open    open refused    open    open    open    open    open      open
api:schema                refused    open    open    open     open     open    open    open    open refused    open    open    open    open    open      open
api:children              refused    open    open    open     open     open    open    open    open refused    open    open    open    open    open      open
api:child                 refused    open refused    open  refused  refused refused missing missing refused    open    open    open    open    open   missing
api:child_story           refused    open refused    open  refused  refused refused missing missing refused    open    open    open    open    open   missing
api:child_plan            refused    open refused    open  refused  refused refused missing missing refused    open    open refused    open    open   missing
api:child_network         refused    open refused    open  refused  refused refused missing missing refused    open    open    open    open    open   missing
api:child_legal           refused    open refused    open  refused  refused refused missing missing refused    open    open    open    open    open   missing
api:child_protection      refused    open refused    open  refused  refused refused missing missing refused refused refused refused refused    open   missing
api:assessments           refused    open    open    open     open     open    open    open    open refused    open    open    open    open    open      open
api:assessment            refused    open refused    open  refused  refused refused missing missing refused missing missing missing missing    open   missing
api:assessment@finished   refused    open refused    open  refused  refused refused missing missing refused missing missing missing    open    open   missing
{LEARNING}"""  # noqa: E501 - a table is as wide as it has people
PAGES = MOST + table_family.PAGES + table_of_telling.PAGES + table_of_meeting.PAGES

MOST_RESTRICTED = """
                         worker worker2 manager manager2 reviewer    duty    late    aunt
child                      open missing    open  missing  missing    open missing missing
child_why                  open missing    open  missing  missing    open missing missing
child_story                open missing    open  missing  missing    open missing missing
child_network              open missing    open  missing  missing    open missing missing
network_join             method missing  method  missing  missing refused missing missing
child_fact                 open missing    open  missing  missing refused missing missing
fact_end                   open missing    open  missing  missing refused missing missing
child_protection           open missing    open  missing  missing    open missing missing
child_relative             open missing    open  missing  missing refused missing missing
child_legal                open missing    open  missing  missing refused missing missing
child_strategy             open missing    open  missing  missing refused missing missing
child_section47            open missing    open  missing  missing refused missing missing
child_conference           open missing    open  missing  missing refused missing missing
child_review               open missing    open  missing  missing refused missing missing
child_core_group           open missing    open  missing  missing refused missing missing
legal_end                  open missing    open  missing  missing refused missing missing
legal_tell                 open missing    open  missing  missing refused missing missing
legal_withdraw             open missing    open  missing  missing refused missing missing
section47_end              open missing    open  missing  missing refused missing missing
section47_withdraw         open missing    open  missing  missing refused missing missing
protection_end             open missing    open  missing  missing refused missing missing
protection_withdraw        open missing    open  missing  missing refused missing missing
meeting_withdraw           open missing    open  missing  missing refused missing missing
involvement_change         open missing    open  missing  missing refused missing missing
involvement_end            open missing    open  missing  missing refused missing missing
involvement_end@gone       open missing    open  missing  missing refused missing missing
child_looks                open missing    open  missing  missing refused missing missing
child_work                 open missing    open  missing  missing    open missing missing
episode_open               open missing    open  missing  missing refused missing missing
episode_close              open missing    open  missing  missing refused missing missing
child_allocate          refused missing    open  missing  missing refused missing missing
child_plan                 open missing    open  missing  missing    open missing missing
child_goal                 open missing    open  missing  missing refused missing missing
goal_step                  open missing    open  missing  missing refused missing missing
goal_step@reached          open missing    open  missing  missing refused missing missing
step_progress              open missing    open  missing  missing refused missing missing
step_progress@done         open missing    open  missing  missing refused missing missing
child_contribute           open missing    open  missing  missing refused missing missing
child_share                open missing    open  missing  missing refused missing missing
share_end                  open missing    open  missing  missing refused missing missing
share_end@over            moved missing   moved  missing  missing refused missing missing
share_release             moved missing   moved  missing  missing refused missing missing
referral                   open missing    open  missing  missing    open missing missing
referral@decided           open missing    open  missing  missing    open missing missing
referral_decide            open missing    open  missing  missing refused missing missing
referral_decide@decided    open missing    open  missing  missing refused missing missing
referral_assess            open missing    open  missing  missing refused missing missing
referral_assess@decided    open missing    open  missing  missing refused missing missing
entry                      open missing    open  missing  missing    open missing missing
entry_correct              open missing    open  missing  missing refused missing missing
entry_add                  open missing    open  missing  missing refused missing missing
entry_promote            method missing  method  missing  missing refused missing missing
entry_demote             method missing  method  missing  missing refused missing missing
entry_pin                method missing  method  missing  missing refused missing missing
entry_unpin              method missing  method  missing  missing refused missing missing
entry_tag                method missing  method  missing  missing refused missing missing
entry_seal              refused missing    open  missing  missing refused missing missing
assessment_seal         refused missing    open  missing  missing refused missing missing
sealing                 missing missing missing  missing  missing missing missing missing
draft_discard              open missing missing  missing  missing missing missing missing
draft_restore            method  method  method   method   method  method  method  method
upload                     open missing missing  missing  missing missing missing missing
upload_small               open missing missing  missing  missing missing missing missing
upload_piece             method  method  method   method   method  method  method  method
upload_finish            method  method  method   method   method  method  method  method
attachment                 open missing    open  missing  missing    open missing missing
attachment_small           open missing    open  missing  missing    open missing missing
attachment_words           open missing    open  missing  missing refused missing missing
child_assess               open missing    open  missing  missing refused missing missing
assessment                 open missing    open  missing  missing    open missing missing
assessment@finished        open missing    open  missing  missing    open missing missing
assessment_write           open missing    open  missing  missing refused missing missing
assessment_need            open missing    open  missing  missing refused missing missing
assessment_when            open missing    open  missing  missing refused missing missing
assessment_pause           open missing    open  missing  missing refused missing missing
assessment_resume          open missing    open  missing  missing refused missing missing
assessment_ask             open missing    open  missing  missing refused missing missing
assessment_ask@finished    open missing    open  missing  missing refused missing missing
assessment_withdraw       moved missing   moved  missing  missing refused missing missing
assessment_heard           open missing    open  missing  missing refused missing missing
assessment_heard@finished  open missing    open  missing  missing refused missing missing
assessment_score           open missing    open  missing  missing refused missing missing
assessment_score@finished  open missing    open  missing  missing refused missing missing
invitation              missing missing missing  missing  missing missing missing missing
assessment_oversee      refused missing    open  missing  missing refused missing missing
assessment_conclude        open missing    open  missing  missing refused missing missing
assessment_add            moved missing   moved  missing  missing refused missing missing
assessment_add@finished    open missing    open  missing  missing refused missing missing
need_reword                open missing    open  missing  missing refused missing missing
need_reword@settled       moved missing   moved  missing  missing refused missing missing
need_remove                open missing    open  missing  missing refused missing missing
need_tags                  open missing    open  missing  missing refused missing missing
need_view                  open missing    open  missing  missing refused missing missing
need_view@settled          open missing    open  missing  missing refused missing missing
oversight_answer           open missing    open  missing  missing refused missing missing
child_restrict          refused missing    open  missing  missing refused missing missing
child_exclude           refused missing    open  missing  missing refused missing missing
child_include           refused missing   moved  missing  missing refused missing missing
child_step_down            open missing    open  missing  missing refused missing missing
child_step_up              open missing    open  missing  missing refused missing missing
share_colleagues        missing missing missing  missing  missing missing missing missing
share_colleagues@over   missing missing missing  missing  missing missing missing missing
share_unlink            missing missing missing  missing  missing missing missing missing
share_unlink@over       missing missing missing  missing  missing missing missing missing
referral_link              open missing    open  missing  missing refused missing missing
referral_link@decided      open missing    open  missing  missing refused missing missing
referral_unlink           moved missing   moved  missing  missing refused missing missing
referral_unlink@decided   moved missing   moved  missing  missing refused missing missing
api:child                  open missing    open  missing  missing    open missing missing
api:child_story            open missing    open  missing  missing    open missing missing
api:child_plan             open missing    open  missing  missing    open missing missing
api:child_network          open missing    open  missing  missing    open missing missing
api:child_legal            open missing    open  missing  missing    open missing missing
api:child_protection       open missing    open  missing  missing    open missing missing
api:assessment             open missing    open  missing  missing    open missing missing
api:assessment@finished    open missing    open  missing  missing    open missing missing
"""
RESTRICTED = MOST_RESTRICTED + table_family.RESTRICTED + table_of_telling.RESTRICTED
RESTRICTED += table_of_meeting.RESTRICTED + RESTRICTED_LEARNING
"""Of the council’s people, about a restricted child: `duty` reads in an emergency, `late` did once.

For partners nothing changes: what was shared with them is shared.
"""

AS_IF_NOTHING_WAS_EVER_SHARED = ("expired", "ended", "unlinked", "kept_out")
"""Everywhere answered as `otherlead` is, with whose school nothing is shared."""
