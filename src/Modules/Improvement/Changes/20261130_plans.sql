-- The improvement plan: by supporting agency, and what is done but not shown yet.
create index action_support_agency on improvement.action_support (agency_id) where until is null;

-- Done, and the scrutineer has not accepted it: returned once, or finished without evidence of what changed.
create index action_evidence on improvement.action (partnership_id, done_on desc, id)
  where done_on is not null and (scrutiny = 'Returned' or (what_changed is null and scrutiny is null));

-- The actions that an agency supports, where the acting person works: asked row by row, the policies of support and of action would be
-- asked for every partnership's. The scope is the transaction's own; row security is asked again of the actions that are shown.
create function improvement.supported(agency uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select s.action_id from improvement.action_support s join improvement.action a on a.id = s.action_id
  where s.agency_id = agency and s.until is null
    and (a.partnership_id = any ((select kernel.scope())::uuid[])
      or exists (select from kernel.share h where h.record_id = a.id and h.partnership_id = any ((select kernel.scope())::uuid[])))
$$;
revoke all on function improvement.supported(uuid) from public;
grant execute on function improvement.supported(uuid) to lineofsight_app;
