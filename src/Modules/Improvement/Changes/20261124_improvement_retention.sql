-- How a finding and an action go when their time has come (kernel.dispose calls these, and nobody else may). What hangs together is
-- held together: a finding is held while an action that serves it is, and the other way round.
create function improvement.dispose_finding(finding uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select 1 from improvement.finding_action l join improvement.action a on a.id = l.action_id
             where l.finding_id = finding and kernel.held('ImprovementAction', a.id, a.partnership_id)) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  delete from improvement.finding_action l where l.finding_id = finding;
  return query delete from improvement.evidence e where e.finding_id = finding returning e.id;
  return query delete from improvement.answer w where w.finding_id = finding returning w.id;
  return query delete from improvement.finding f where f.id = finding returning f.id;
end $$;

create function improvement.dispose_action(action uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select 1 from improvement.finding_action l join improvement.finding f on f.id = l.finding_id
             where l.action_id = action and kernel.held('Finding', f.id, f.partnership_id)) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  delete from improvement.finding_action l where l.action_id = action;
  delete from improvement.progress p where p.action_id = action;
  return query delete from improvement.action a where a.id = action returning a.id;
end $$;
revoke all on function improvement.dispose_finding(uuid), improvement.dispose_action(uuid) from public;
insert into kernel.retention_kind (kind, disposer) values ('Finding', 'improvement.dispose_finding'), ('ImprovementAction', 'improvement.dispose_action');
