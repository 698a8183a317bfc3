-- As before, and told to national readers alone: they do not serve the installation, and who serves it does not read figures.
create or replace function assurance.told_rounds() returns table (questionnaire text, version integer, partnership_id uuid, round_id uuid, last_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (r.questionnaire, r.questionnaire_version, r.partnership_id) r.questionnaire, r.questionnaire_version, r.partnership_id, r.round_id, max(r.signed_on)
  from assurance.reading r
  where r.questionnaire_version is not null and r.stands
    and exists (select 1 from kernel.assignment a
                where a.person_id = kernel.acting() and a.partnership_id is null and a.role = 'national-reader'
                  and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()))
    and exists (select 1 from assurance.grade_count c where c.round_id = r.round_id and c.told > 0)
  group by r.questionnaire, r.questionnaire_version, r.partnership_id, r.round_id
  having max(r.signed_on) >= ((kernel.instant() at time zone 'Europe/London')::date - interval '2 years')::date
  order by r.questionnaire, r.questionnaire_version, r.partnership_id, max(r.signed_on) desc, r.round_id
$$;
