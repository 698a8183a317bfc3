-- A job that runs four times a minute may fail for weeks, and programs come and go: neither is kept for ever.
create or replace function kernel.forget_job_runs() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  forgotten bigint;
begin
  delete from kernel.job_run r
    where r.finished_at < clock_timestamp() - case
        when r.outcome = 'done' and r.did is null then interval '1 day' when r.outcome = 'failed' then interval '14 days' else interval '90 days' end
      and exists (select 1 from kernel.job_run later where later.job = r.job and later.due_at > r.due_at and later.finished_at is not null);
  get diagnostics forgotten = row_count;
  delete from kernel.job_node where seen_at < clock_timestamp() - interval '1 day';
  return forgotten;
end $$;
