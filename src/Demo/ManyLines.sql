-- The lines of one partnership, from the row in place: whole statements, so that each trigger runs once. Everything but the ids follows
-- from the number of the line.
truncate line, deed;

insert into line
select n, is_open, gen_random_uuid(), case when n % 4 = 0 then gen_random_uuid() end, case when n % 4 = 0 then gen_random_uuid() end,
  case when n % 4 = 0 then gen_random_uuid() end,
  today - case when is_open then 1 + (n * 37) % 150 else 150 + (n * 37) % 580 end,
  (array['Parents are told last', 'Two plans say different things about one child', 'A school waited for a reply', 'Notes of the night are not read', 'A family told its story four times',
    'Nobody wrote down who was at home', 'The interpreter came after the meeting', 'A child moved and the file did not', 'Young carers are found by chance', 'Thresholds are read differently next door'])[1 + n % 10]
  || (array['', ', as practitioners say', ' in two districts', ', the audit shows', ' at weekends', ', parents say', ' in the summer'])[1 + n % 7],
  (array['Neglect', 'Domestic abuse', 'Exploitation', 'Voice of children', 'Voice of families', 'Missing children', 'Online harm', 'Young carers', 'Front door', 'Working together',
    'Learning from reviews', 'Mental health', 'Children with disabilities', 'Early help', 'Gangs and knife crime', 'Transitions', 'Out of hours', 'Babies', 'Children who move', 'Supervision'])[1 + n % 20]
from place, generate_series(1, lines) n, lateral (select (n * 61) % 100 < open_of_100) o (is_open);

insert into deed
select l.n, k, gen_random_uuid(), l.is_open, l.raised + 5, case when l.is_open then today - 20 + (l.n * 29 + k * 7) % 200 else l.raised + 90 end,
  case when not l.is_open then l.raised + 60 + l.n % 50 end,
  (array['Tell parents on the same day', 'Write one plan with the family', 'Name one person who is rung', 'Read the notes aloud at eight', 'Ask the children what would help',
    'Put the question into the form', 'Book the interpreter for the family', 'Send the file before the child', 'Visit the three teams', 'Show new staff how it is done', 'Count it each quarter'])[1 + (l.n + k) % 11]
  || (array['', ', with parents', ' in every district', ' by the end of term', ' in ten schools'])[1 + l.n % 5]
from place, line l, generate_series(1, 2) k where k = 1 or l.n % 3 = 0;

insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_by_count, raised_on, answer_by, answered_on, is_case_level, owner_id,
  recorded_at, version, purposes, closed_on, closed_why)
select finding, partnership, pg_temp.reference('F', n), title, title || '. Those who were asked said so in their own words, and the records that were read say the same.', n % 9 > 0, theme,
  (array['Practitioners at a forum', 'Young people of the youth council', 'Designated safeguarding leads', 'Parents at a workshop', 'Health visitors'])[1 + n % 5], 3 + n % 30, raised,
  case when is_open then today + 10 + n % 60 end, case when not is_open then raised + 112 end, false, manager,
  raised + time '10:00' at time zone 'Europe/London', 1, (array[1, 2, 4, 8, 16, 32, 3, 36, 48])[1 + n % 9],
  case when not is_open and n % 4 > 0 and n % 2 = 1 then raised + 140 end, case when not is_open and n % 4 > 0 and n % 2 = 1 then 'What changed stands on its action' end
from place, line;

insert into improvement.evidence (id, finding_id, kind, text, count, base, consent, source, given_on, added_at, version)
select gen_random_uuid(), finding, kind, case kind when 'Quotation' then 'Nobody told us until it was over, and then there were eight people in the room.' when 'Figure' then 'families of whom it was so'
    when 'Observation' then 'It was seen on three of five visits.' else 'In the records that were read it was so' end,
  case when kind in ('Figure', 'AuditResult') then 4 + n % 16 end, case when kind in ('Figure', 'AuditResult') then 20 + n % 30 end,
  case when kind = 'Quotation' then 'Agreed at the meeting, without names' end, 'Forum of the partnership', raised, raised + time '10:00' at time zone 'Europe/London', 1
from line, generate_series(1, 2) e, lateral (select (array['Quotation', 'Figure', 'Observation', 'AuditResult'])[1 + (n + e) % 4]) k (kind) where e = 1 or n % 8 = 0;

insert into improvement.recommendation (id, partnership_id, reference, text, expected_outcome, owner_id, recheck_on, state, proposed_on, agreed_on, carried_out_on, closed_on, outcome, why,
  is_case_level, added_at, version)
select recommendation, partnership, pg_temp.reference('R', n), 'Make it the habit of every team: ' || lower(title), 'A child notices the difference.', manager,
  case when is_open then raised + 250 else raised + 325 end,
  case when is_open then 'Agreed' when raised < today - 310 then 'Closed' else 'CarriedOut' end, raised + 3, raised + 10, case when not is_open then raised + 115 end,
  case when not is_open and raised < today - 310 then raised + 305 end, case when not is_open and raised < today - 310 then case when n % 12 = 0 then 'NoChange' else 'Changed' end end,
  case when not is_open and raised < today - 310 and n % 12 = 0 then 'The count is the same as before' end, false, raised + 3 + time '11:00' at time zone 'Europe/London', 1
from place, line where recommendation is not null and raised + 10 <= today;

insert into improvement.decision (id, partnership_id, reference, question, way, forum, held_on, outcome, decided, final_on, owner_id, is_case_level, added_at, version)
select d.decision, partnership, pg_temp.reference('D', n), 'Shall every team make it a habit?', case when n % 16 = 0 then 'WrittenProcedure' else 'Meeting' end, 'Executive meeting', raised + 10,
  case when n % 20 = 0 then 'GoAheadInPart' else 'GoAhead' end, 'It begins this term.', raised + 10, manager, false, raised + 10 + time '14:00' at time zone 'Europe/London', 1
from place, line d where recommendation is not null and raised + 10 <= today;

insert into improvement.partner_position (id, decision_id, agency_id, number, stance, reasons, given_by, given_on, person_id, at)
select gen_random_uuid(), decision, agency, 1, case when n % 28 = 0 and side = 3 then 'Against' else 'For' end, case when n % 28 = 0 and side = 3 then 'There are no people for it before the autumn.' end,
  'The delegate', raised + 10, manager, raised + 10 + time '14:00' at time zone 'Europe/London'
from place, line, lateral unnest(agencies) with ordinality a (agency, side) where recommendation is not null and raised + 10 <= today;

insert into improvement.measure (id, partnership_id, reference, what, definition, source, unit, counted_in, better, expected, baseline_on, baseline_value, baseline_base, baseline_set_at, result, owner_id,
  is_case_level, added_at, version)
select measure, partnership, pg_temp.reference('M', n), 'Families who say that it is different', 'Of sixty families drawn by lot each half year.', 'Survey of families', 'Share', 'families', 'Higher', 'More than half of them.',
  raised + 8, 10 + n % 20, 60, raised + 8 + time '09:00' at time zone 'Europe/London', case when not is_open then case when n % 12 = 0 then 'NoChange' else 'Better' end end, manager, false,
  raised + 8 + time '09:00' at time zone 'Europe/London', 1
from place, line where recommendation is not null and raised + 10 <= today;

insert into improvement.reading (id, measure_id, on_day, value, base, result, person_id, at)
select gen_random_uuid(), measure, raised + 130, 10 + n % 20 + case when n % 12 = 0 then 0 else 20 end, 60, case when n % 12 = 0 then 'NoChange' else 'Better' end, manager,
  raised + 130 + time '09:00' at time zone 'Europe/London'
from place, line where recommendation is not null and not is_open;

insert into improvement.action (id, partnership_id, reference, what, agency_id, owner_id, due_on, status, done_on, what_changed, is_case_level, added_at, version)
select id, partnership, pg_temp.reference('A', 2 * n + k - 2), what, agencies[1 + (n + k) % 3], case when n % 5 = 0 then lead else manager end, due,
  case when not is_open then 'Done' else (array['NotStarted', 'OnTrack', 'OnTrack', 'AtRisk'])[1 + n % 4] end, done, case when not is_open then 'It is done in every team, and families say so.' end, false,
  added + time '12:00' at time zone 'Europe/London', 1
from place, deed;

insert into improvement.progress (id, action_id, at, person_id, status, note)
select gen_random_uuid(), id, least(added + 14, today) + time '08:30' at time zone 'Europe/London', manager, case when is_open then (array['NotStarted', 'OnTrack', 'OnTrack', 'AtRisk'])[1 + n % 4] else 'Done' end,
  'Half of the teams have begun.'
from place, deed;

insert into improvement.finding_recommendation select finding, recommendation from place, line where recommendation is not null and raised + 10 <= today;
insert into improvement.decision_recommendation select decision, recommendation from place, line where recommendation is not null and raised + 10 <= today;
insert into improvement.recommendation_measure select recommendation, measure from place, line where recommendation is not null and raised + 10 <= today;
insert into improvement.recommendation_action select l.recommendation, d.id from place, line l join deed d on d.n = l.n where l.recommendation is not null and l.raised + 10 <= today;
insert into improvement.finding_action select l.finding, d.id from place, line l join deed d on d.n = l.n where l.recommendation is null or l.raised + 10 > today;

insert into improvement.answer (id, finding_id, addressed_to, words, way, delivered_by, delivered_on, written_at, version)
select gen_random_uuid(), finding, 'Those who raised it', 'You told us, and you were right. It is done in every team now. Tell us if it is not done in yours.', 'In person', 'The business manager', raised + 112,
  raised + 111 + time '15:00' at time zone 'Europe/London', 1
from line where not is_open;

-- The date of each action comes from its clock.
with began as (
  insert into kernel.clock (id, partnership_id, record_id, rule, division, state, due_on, version)
  select gen_random_uuid(), partnership, id,
    '{"key":"chosen-date","name":"A date that was chosen","starts":"the day it was chosen","amount":0,"unit":"chosen","counting":"after-start","or":null,"from":null,"until":null,"source":"The people who agreed it","national":false}',
    'england-and-wales', case when done is null then 'Running' when done <= due then 'Met' else 'MetLate' end, due, 1
  from place, deed
  returning id, record_id)
insert into kernel.clock_entry (id, clock_id, number, kind, day, set_to, words, person_id, at)
select gen_random_uuid(), b.id, e.number, e.kind, e.day, e.set_to, e.words, p.manager, e.day + time '12:00' at time zone 'Europe/London'
from place p, began b join deed d on d.id = b.record_id
cross join lateral (values (1, 'Started', least(d.added, d.due), d.due, null), (2, 'Met', d.done, null, 'What changed is recorded on the action')) e (number, kind, day, set_to, words)
where e.day is not null;

-- One act for each finding: that it was raised, by whom and when. The further steps of these lines have no acts: nobody took them.
with acts as (
  insert into kernel.act (id, at, kind, person_id, subject_kind, subject_id, digest)
  select gen_random_uuid(), raised + time '10:00' at time zone 'Europe/London', 'improvement.finding.raised', manager, 'Finding', finding, digest from place, line
  returning id)
, texts as (insert into kernel.act_text (act_id) select id from acts)
insert into kernel.act_link (partnership_id, act_id) select partnership, id from place, acts;
