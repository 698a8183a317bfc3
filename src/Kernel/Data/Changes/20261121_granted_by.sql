-- Nobody grants to themselves. The use cases refuse it in words; this wall holds when a page forgets to ask.

alter table kernel.assignment add column granted_by uuid references identity.account;
alter table kernel.assignment add constraint assignment_not_to_oneself check (granted_by <> person_id);

-- Whoever the transaction says is acting is the one who grants, whatever the statement says. Rows that the owner writes
-- (the operator's own role, tests) name nobody.
create function kernel.note_who_grants() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    new.granted_by := kernel.acting();
  elsif new.person_id = kernel.acting()
    and (new.starts_at < old.starts_at or (old.ends_at is not null and (new.ends_at is null or new.ends_at > old.ends_at))) then
    raise exception 'nobody may lengthen a role of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger note_who_grants before insert or update on kernel.assignment for each row execute function kernel.note_who_grants();

-- What a role is, whose it is and where it holds never change: a move ends one row and begins another.
revoke update on kernel.assignment from lineofsight_app;
grant update (starts_at, ends_at, version) on kernel.assignment to lineofsight_app;
