-- The date of an action comes from its clock; while that stands still there is none.
alter table improvement.action alter column due_on drop not null;

-- Actions from before there were clocks: their date was chosen.
with began as (
  insert into kernel.clock (id, partnership_id, record_id, rule, division, state, due_on, version)
  select gen_random_uuid(), a.partnership_id, a.id,
    '{"key":"chosen-date","name":"A date that was chosen","starts":"the day it was chosen","amount":0,"unit":"chosen","counting":"after-start","or":null,"from":null,"until":null,"source":"The people who agreed it","national":false}',
    'england-and-wales', case when a.done_on is null then 'Running' when a.done_on <= a.due_on then 'Met' else 'MetLate' end, a.due_on, 1
  from improvement.action a
  returning id, record_id)
insert into kernel.clock_entry (id, clock_id, number, kind, day, set_to, words, person_id, at)
select gen_random_uuid(), b.id, e.number, e.kind, e.day, e.set_to, e.words, '00000000-0000-0000-0000-000000000000', a.added_at
from began b join improvement.action a on a.id = b.record_id
cross join lateral (values
  (1, 'Started', least((a.added_at at time zone 'Europe/London')::date, a.due_on, a.done_on), a.due_on, null),
  (2, 'Met', a.done_on, null, 'What changed is recorded on the action')) e (number, kind, day, set_to, words)
where e.day is not null;
