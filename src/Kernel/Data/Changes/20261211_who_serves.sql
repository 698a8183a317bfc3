-- Not every role for the whole installation looks after it: whoever reads figures of all partnerships opens nothing of accounts, roles,
-- letters, backups and texts. A test holds these names to those of the roles.
create or replace function kernel.serves_installation() returns boolean language sql stable security definer set search_path = pg_catalog
  return kernel.is_job()
    or exists (select 1 from kernel.assignment a
               where a.person_id = kernel.acting() and a.partnership_id is null and a.role in ('administrator', 'operator')
                 and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()));
