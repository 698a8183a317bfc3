-- A turn that a person asks for is written by Entity Framework, which names every column. What they may hold is the policy's question.
grant insert on kernel.job_run to lineofsight_app;
drop policy asked on kernel.job_run;
create policy asked on kernel.job_run for insert to lineofsight_app
  with check (asked_by = kernel.acting() and attempt = 0 and node is null and holder is null and started_at is null and lease_until is null
    and finished_at is null and outcome is null and did is null and failure is null and retry_at is null);
