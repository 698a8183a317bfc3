-- An agency that answers once for several partnerships may take its answers back. The grades go, and with them the texts of what was done
-- with them; what others judged and asked is theirs and stays. The chain keeps the digests and still verifies. Only who acts for the agency
-- does it, or a job.
create function assurance.forget_reading(return uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  reading uuid;
begin
  update assurance.reading r set stands = false, grades = '{}', version = r.version + 1
    where r.return_id = $1 and (kernel.is_job() or exists (
      select 1 from kernel.assignment a where a.person_id = kernel.acting() and a.partnership_id = r.partnership_id and a.agency_id = r.agency_id
        and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant())))
    returning r.id into reading;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = reading;
end $$;
revoke all on function assurance.forget_reading(uuid) from public;
grant execute on function assurance.forget_reading(uuid) to lineofsight_app;
