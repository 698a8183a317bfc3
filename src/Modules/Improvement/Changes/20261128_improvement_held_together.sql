-- A finding is held while an action that serves it is, and the other way round; its evidence and its answers go with it.
create function improvement.with_finding(finding uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'ImprovementAction', a.id, a.partnership_id, false from improvement.finding_action l join improvement.action a on a.id = l.action_id where l.finding_id = finding
  union all select 'Evidence', e.id, f.partnership_id, true from improvement.evidence e join improvement.finding f on f.id = e.finding_id where e.finding_id = finding
  union all select 'Answer', w.id, f.partnership_id, true from improvement.answer w join improvement.finding f on f.id = w.finding_id where w.finding_id = finding
$$;
create function improvement.with_action(action uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'Finding', f.id, f.partnership_id, false from improvement.finding_action l join improvement.finding f on f.id = l.finding_id where l.action_id = action
$$;
revoke all on function improvement.with_finding(uuid), improvement.with_action(uuid) from public;
update kernel.retention_kind set together = 'improvement.with_finding' where kind = 'Finding';
update kernel.retention_kind set together = 'improvement.with_action' where kind = 'ImprovementAction';

-- kernel.dispose asks kernel.held, which asks the functions above: the disposers look at holds no more.
create or replace function improvement.dispose_finding(finding uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.finding_action l where l.finding_id = finding;
  return query delete from improvement.evidence e where e.finding_id = finding returning e.id;
  return query delete from improvement.answer w where w.finding_id = finding returning w.id;
  return query delete from improvement.finding f where f.id = finding returning f.id;
end $$;
create or replace function improvement.dispose_action(action uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.finding_action l where l.action_id = action;
  delete from improvement.progress p where p.action_id = action;
  return query delete from improvement.action a where a.id = action returning a.id;
end $$;
