-- True when the acting person holds one of these roles for the whole installation now.
create function kernel.holds_for_all(variadic roles text[]) returns boolean language sql stable security definer set search_path = pg_catalog
  return exists (select 1 from kernel.assignment a
                 where a.person_id = kernel.acting() and a.partnership_id is null and a.role = any (roles)
                   and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()));
revoke all on function kernel.holds_for_all(text[]) from public;

-- Not every role for the whole installation looks after it: whoever reads figures of all partnerships opens nothing of accounts, roles,
-- letters, backups and texts. A test holds these names to those of the roles.
create or replace function kernel.serves_installation() returns boolean language sql stable security definer set search_path = pg_catalog
  return kernel.is_job() or kernel.holds_for_all('administrator', 'operator');
