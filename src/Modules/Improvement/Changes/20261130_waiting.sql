-- An action may wait for another action of its partnership. What stands in its way in words may stand beside it.
do $$
declare
  c name;
begin
  for c in select conname from pg_constraint where conrelid = 'improvement.action'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%blocked_%' loop
    execute format('alter table improvement.action drop constraint %I', c);
  end loop;
end $$;
alter table improvement.action
  add column blocked_by_action_id uuid references improvement.action,
  add constraint action_blocked_by_length check (length(blocked_by) between 1 and 500),
  add constraint action_blocked_on check ((blocked_by is null and blocked_by_action_id is null) = (blocked_on is null)),
  add constraint action_blocked_open check (done_on is null or blocked_on is null),
  add constraint action_blocked_by_itself check (blocked_by_action_id <> id);
create index action_blocked_by_action on improvement.action (blocked_by_action_id) where blocked_by_action_id is not null;

-- Another partnership's action would tell of what this one may not see.
create function improvement.waits_within() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from improvement.action a where a.id = new.blocked_by_action_id and a.partnership_id = new.partnership_id) then
    raise exception 'an action waits for an action of its own partnership' using errcode = 'check_violation', constraint = 'action_waits_within';
  end if;
  return new;
end $$;
revoke all on function improvement.waits_within() from public;
create trigger waits_within before insert or update of blocked_by_action_id on improvement.action for each row
  when (new.blocked_by_action_id is not null) execute function improvement.waits_within();

-- What waited for an action that goes for good says so in words; the rest stands as it was.
create function improvement.waits_no_more() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update improvement.action a set blocked_by_action_id = null, blocked_by = coalesce(a.blocked_by, 'An action that is no longer kept') where a.blocked_by_action_id = old.id;
  return old;
end $$;
revoke all on function improvement.waits_no_more() from public;
create trigger waits_no_more before delete on improvement.action for each row execute function improvement.waits_no_more();
