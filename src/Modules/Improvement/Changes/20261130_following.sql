-- Who follows which record of the thread: each person's own business.
create table improvement.follow (
  record_id uuid not null,
  record_kind text not null check (record_kind in ('Finding', 'Recommendation', 'Decision', 'Action', 'Measure', 'Answer')),
  person_id uuid not null references identity.account,
  since timestamptz not null,
  -- What came before this is no news any more.
  looked_at timestamptz not null,
  until timestamptz,
  primary key (record_id, person_id)
);
create index follow_person on improvement.follow (person_id) where until is null;
alter table improvement.follow enable row level security;
alter table improvement.follow force row level security;
create policy owner on improvement.follow to lineofsight_owner using (true) with check (true);
create policy own on improvement.follow for select to lineofsight_app using (person_id = kernel.acting() or kernel.is_job());
create policy own_insert on improvement.follow for insert to lineofsight_app with check (person_id = kernel.acting() and improvement.sees(record_kind, record_id));
create policy own_update on improvement.follow for update to lineofsight_app using (person_id = kernel.acting()) with check (person_id = kernel.acting());
grant select, insert on improvement.follow to lineofsight_app;
grant update (since, looked_at, until) on improvement.follow to lineofsight_app;

-- Comments and follows go with their record, whatever disposes of it.
create function improvement.goes_with_record() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.mention m using improvement.comment c where c.id = m.comment_id and c.record_id = old.id;
  delete from improvement.comment c where c.record_id = old.id;
  delete from improvement.follow f where f.record_id = old.id;
  return old;
end $$;
revoke all on function improvement.goes_with_record() from public;
do $$
declare
  t regclass;
begin
  foreach t in array array['improvement.finding', 'improvement.recommendation', 'improvement.decision', 'improvement.action', 'improvement.measure', 'improvement.answer']::regclass[] loop
    execute format('create trigger goes_with_record after delete on %s for each row execute function improvement.goes_with_record()', t);
  end loop;
end $$;
