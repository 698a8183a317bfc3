-- The improvement plan: by supporting agency, and what is done but not shown yet.
create index action_support_agency on improvement.action_support (agency_id) where until is null;

-- Done, and the scrutineer has not accepted it: returned once, or finished without evidence of what changed.
create index action_evidence on improvement.action (partnership_id, done_on desc, id)
  where done_on is not null and (scrutiny = 'Returned' or (what_changed is null and scrutiny is null));
