-- How the particulars of people go when their time has come; kernel.dispose calls these, and nobody else may.
create function register.dispose_contact(contact uuid) returns setof uuid language sql security definer set search_path = pg_catalog as $$
  delete from register.contact c where c.id = contact returning c.id
$$;
create function register.dispose_lead(lead uuid) returns setof uuid language sql security definer set search_path = pg_catalog as $$
  delete from register.safeguarding_lead l where l.id = lead returning l.id
$$;
revoke all on function register.dispose_contact(uuid), register.dispose_lead(uuid) from public;
insert into kernel.retention_kind (kind, disposer) values ('Contact', 'register.dispose_contact'), ('SafeguardingLead', 'register.dispose_lead');
