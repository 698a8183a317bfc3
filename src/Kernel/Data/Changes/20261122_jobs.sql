-- Jobs: work that the clock begins, across partnerships. They have a way into the database of their own, and what they did is kept.

-- Line of Sight itself. It has no password and no role, and nobody can sign in as it.
insert into identity.account (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, is_demonstration)
values ('00000000-0000-4000-8000-000000000003', 'Line of Sight', false, false, false, false, 0, false);

-- True only for a job. Who signed in to the database cannot be pretended: the app's role that names this account is still the app's.
create function kernel.is_job() returns boolean language sql stable set search_path = pg_catalog
  return session_user = 'lineofsight_jobs' and coalesce(kernel.acting() = '00000000-0000-4000-8000-000000000003'::uuid, false);
revoke all on function kernel.is_job() from public;
grant execute on function kernel.is_job() to lineofsight_app;

create or replace function kernel.scope() returns uuid[] language sql stable security definer set search_path = pg_catalog
  return case when kernel.is_job() then (select coalesce(array_agg(p.id), '{}'::uuid[]) from kernel.partnership p)
    else (select coalesce(array_agg(distinct a.partnership_id), '{}'::uuid[])
          from kernel.assignment a
          where a.person_id = kernel.acting() and a.partnership_id is not null
            and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant())) end;

create or replace function kernel.serves_installation() returns boolean language sql stable security definer set search_path = pg_catalog
  return kernel.is_job()
    or exists (select 1 from kernel.assignment a
               where a.person_id = kernel.acting() and a.partnership_id is null
                 and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()));

-- One turn of a job: the moment it was due names it, so that two nodes, or a node that takes over from a dead one, do it once.
-- Leases are told by the clock of the database, which all nodes share.
create table kernel.job_run (
  id uuid primary key,
  job text not null check (length(job) between 1 and 100),
  due_at timestamptz not null,
  asked_by uuid references identity.account,
  attempt integer not null check (attempt >= 0),
  node text check (length(node) <= 200),
  holder uuid,
  started_at timestamptz,
  lease_until timestamptz,
  finished_at timestamptz,
  outcome text check (outcome in ('done', 'failed')),
  did text check (length(did) <= 500),
  failure text check (length(failure) <= 500),
  retry_at timestamptz,
  unique (job, due_at),
  check ((finished_at is null) = (outcome is null)),
  check (failure is null or outcome = 'failed')
);
create index job_run_open on kernel.job_run (job) where finished_at is null or retry_at is not null;

-- The programs that run jobs, and how far each one's clock is from the database's.
create table kernel.job_node (
  node text primary key check (length(node) between 1 and 200),
  seen_at timestamptz not null,
  clock_ahead interval not null
);

do $$
declare
  t regclass;
begin
  foreach t in array array['kernel.job_run', 'kernel.job_node']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
    execute format('create policy jobs on %s to lineofsight_jobs using (true) with check (true)', t);
    execute format('create policy national on %s for select to lineofsight_app using (kernel.acting() is not null)', t);
    execute format('grant select on %s to lineofsight_app', t);
    execute format('grant insert, update on %s to lineofsight_jobs', t);
  end loop;
end $$;

-- A person may ask for a turn. It waits until a node takes it.
create policy asked on kernel.job_run for insert to lineofsight_app
  with check (asked_by = kernel.acting() and attempt = 0 and started_at is null and finished_at is null);
grant insert (id, job, due_at, asked_by, attempt) on kernel.job_run to lineofsight_app;

-- Turns that found nothing to do are kept for a day, others for 90; the last one of each job always.
create function kernel.forget_job_runs() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  forgotten bigint;
begin
  delete from kernel.job_run r
    where r.finished_at < clock_timestamp() - case when r.outcome = 'done' and r.did is null then interval '1 day' else interval '90 days' end
      and exists (select 1 from kernel.job_run later where later.job = r.job and later.due_at > r.due_at and later.finished_at is not null);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
revoke all on function kernel.forget_job_runs() from public;
grant execute on function kernel.forget_job_runs() to lineofsight_jobs;
