-- Rounds are found by their titles and themes, returns by whose they are. What was answered is not searched: a draft is nobody else's business.
select kernel.searched('questionnaires.round', 'round', 'r.id', 'r.partnership_id', 'null::uuid', 'null::uuid', 'false',
  'concat_ws('' '', r.reference, r.title)', 'r.theme');
select kernel.searched('questionnaires.return', 'return', 'r.id', 'r.partnership_id', 'r.agency_id', 'null::uuid', 'false',
  'concat_ws('' '', r.reference, r.name)', 'r.district');
-- Whose a return is never changes, and each answer that is saved would write it to the index again.
drop trigger search_update on questionnaires.return;
