-- Searches, so that the address of a result names none of what was searched for. Each person's own.
create table kernel.search_made (
  id uuid primary key,
  person_id uuid not null references identity.account,
  words text not null check (length(words) between 1 and 200),
  kind text check (length(kind) between 1 and 50),
  at timestamptz not null
);
create index search_made_at on kernel.search_made (at);
alter table kernel.search_made enable row level security;
alter table kernel.search_made force row level security;
create policy owner on kernel.search_made to lineofsight_owner using (true) with check (true);
create policy own on kernel.search_made to lineofsight_app using (person_id = kernel.acting()) with check (person_id = kernel.acting());
grant select, insert on kernel.search_made to lineofsight_app;

create function kernel.forget_searches() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  forgotten bigint;
begin
  if not kernel.is_job() then
    raise exception 'only a job forgets searches' using errcode = 'insufficient_privilege';
  end if;
  delete from kernel.search_made s where s.at < kernel.instant() - interval '24 hours';
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
revoke all on function kernel.forget_searches() from public;
grant execute on function kernel.forget_searches() to lineofsight_app;
