-- Findings with their evidence and answers, actions with their progress.
select kernel.searched('improvement.finding', 'finding', 'r.id', 'r.partnership_id', 'null::uuid', 'r.owner_id', 'r.is_case_level',
  'concat_ws('' '', r.reference, r.title, r.theme)', 'concat_ws('' '', r.found, r.raised_by)');
select kernel.searched('improvement.evidence', 'finding', 'r.finding_id', 'f.partnership_id', 'null::uuid', 'f.owner_id', 'f.is_case_level',
  'null::text', 'concat_ws('' '', r.text, r.place, r.document_reference, r.source)', 'join improvement.finding f on f.id = r.finding_id');
select kernel.searched('improvement.answer', 'finding', 'r.finding_id', 'f.partnership_id', 'null::uuid', 'f.owner_id', 'f.is_case_level',
  'null::text', 'concat_ws('' '', r.words, r.addressed_to, r.way)', 'join improvement.finding f on f.id = r.finding_id');
select kernel.searched('improvement.action', 'action', 'r.id', 'r.partnership_id', 'r.agency_id', 'r.owner_id', 'r.is_case_level',
  'concat_ws('' '', r.reference, r.what)', 'concat_ws('' '', r.what_changed, r.why_no_evidence)');
select kernel.searched('improvement.progress', 'action', 'r.action_id', 'a.partnership_id', 'a.agency_id', 'a.owner_id', 'a.is_case_level',
  'null::text', 'r.note', 'join improvement.action a on a.id = r.action_id');
