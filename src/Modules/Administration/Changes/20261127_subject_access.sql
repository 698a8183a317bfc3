-- Requests of people for their own data (UK GDPR article 15): what was collected, page by page, who decided about each page, and who
-- approved that giving it does no serious harm (Data Protection Act 2018 schedule 3).
create table administration.subject_access_request (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null check (length(reference) between 1 and 20),
  asked_by text not null check (length(asked_by) between 1 and 200),
  "right" text not null check ("right" in ('Own', 'ParentForChild', 'Other')),
  checked text not null check (length(checked) between 1 and 1000),
  subject text not null check (length(subject) between 1 and 100),
  received_on date not null,
  due_on date not null,
  state text not null check (state in ('Collecting', 'Reviewing', 'Approved', 'HandedOver')),
  recorded_by uuid not null references identity.account,
  recorded_at timestamptz not null,
  approved_by uuid references identity.account,
  approved_at timestamptz,
  harm_test text check (length(harm_test) between 1 and 1000),
  handed_over_on date,
  version integer not null,
  unique (partnership_id, reference),
  check ((state in ('Approved', 'HandedOver')) = (approved_by is not null) and (approved_by is null) = (approved_at is null) and (approved_by is null) = (harm_test is null)),
  check ((state = 'HandedOver') = (handed_over_on is not null))
);
create index subject_access_request_due on administration.subject_access_request (partnership_id, due_on);
select kernel.secure('administration.subject_access_request');
create policy begins_collecting on administration.subject_access_request as restrictive for insert to lineofsight_app with check (state = 'Collecting');
revoke update on administration.subject_access_request from lineofsight_app;
grant update (state, approved_by, approved_at, harm_test, handed_over_on, version) on administration.subject_access_request to lineofsight_app;

-- A page is the text as it was on the day it was collected. It is given to nobody until somebody has reviewed it.
create table administration.collected_page (
  id uuid primary key,
  request_id uuid not null references administration.subject_access_request,
  number integer not null check (number > 0),
  source text not null check (length(source) between 1 and 100),
  title text not null check (length(title) between 1 and 300),
  text text not null,
  has_third_party boolean not null,
  collected_at timestamptz not null,
  decision text not null check (decision in ('NotReviewed', 'Include', 'Redact', 'Withhold')),
  redactions text,
  exemption text check (exemption in ('ThirdParty', 'SeriousHarm', 'LegalPrivilege', 'Crime', 'Other')),
  because text check (length(because) between 1 and 1000),
  reviewed_by uuid references identity.account,
  reviewed_at timestamptz,
  version integer not null,
  unique (request_id, number),
  check ((decision = 'NotReviewed') = (reviewed_by is null) and (reviewed_by is null) = (reviewed_at is null)),
  check ((decision = 'Redact') = (redactions is not null)),
  check ((decision = 'Withhold') = (exemption is not null)),
  check (exemption <> 'Other' or because is not null)
);
select kernel.secure_part('administration.collected_page', 'request_id', 'administration.subject_access_request');
create policy begins_withheld on administration.collected_page as restrictive for insert to lineofsight_app with check (decision = 'NotReviewed');
revoke update on administration.collected_page from lineofsight_app;
grant update (decision, redactions, exemption, because, reviewed_by, reviewed_at, version) on administration.collected_page to lineofsight_app;

-- Everybody who ever decided about a page of a request, so that a later decision hides nobody.
create table administration.page_reviewer (
  request_id uuid not null references administration.subject_access_request,
  person_id uuid not null references identity.account,
  primary key (request_id, person_id)
);
select kernel.secure_part('administration.page_reviewer', 'request_id', 'administration.subject_access_request');
revoke insert, update on administration.page_reviewer from lineofsight_app;

-- Whoever the transaction says is acting is the one who reviewed, whatever the statement says. What is collected or decided after the
-- approval takes the approval away; after the pack was handed over nothing changes.
create function administration.note_page_reviewer() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  standing text;
begin
  select r.state into standing from administration.subject_access_request r where r.id = new.request_id for update;
  if standing = 'HandedOver' then
    raise exception 'what was handed over stands' using errcode = 'insufficient_privilege';
  end if;
  if standing = 'Approved' then
    update administration.subject_access_request r set state = 'Reviewing', approved_by = null, approved_at = null, harm_test = null where r.id = new.request_id;
  end if;
  if tg_op = 'UPDATE' then
    new.reviewed_by := coalesce(kernel.acting(), new.reviewed_by);
    insert into administration.page_reviewer (request_id, person_id) values (new.request_id, new.reviewed_by) on conflict do nothing;
  end if;
  return new;
end $$;
create trigger note_page_reviewer before insert or update on administration.collected_page for each row execute function administration.note_page_reviewer();

-- Two people and every page, whatever any program does; and what was handed over stands.
create function administration.keep_two_people() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.state = 'HandedOver' and new.state <> 'HandedOver' then
    raise exception 'what was handed over stands' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'HandedOver' and old.state not in ('Approved', 'HandedOver') then
    raise exception 'nothing is handed over before it is approved' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'Approved' and old.state <> 'Approved' then
    new.approved_by := coalesce(kernel.acting(), new.approved_by);
    if not exists (select 1 from administration.collected_page p where p.request_id = new.id)
       or exists (select 1 from administration.collected_page p where p.request_id = new.id and p.decision = 'NotReviewed') then
      raise exception 'every page is reviewed first' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from administration.page_reviewer v where v.request_id = new.id and v.person_id = new.approved_by) then
      raise exception 'whoever reviewed a page does not approve' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
create trigger keep_two_people before update on administration.subject_access_request for each row execute function administration.keep_two_people();
revoke all on function administration.note_page_reviewer(), administration.keep_two_people() from public;

-- kernel.dispose calls this, and nobody else may.
create function administration.dispose_subject_access(request uuid) returns setof uuid language sql security definer set search_path = pg_catalog as $$
  with reviewers as (delete from administration.page_reviewer v where v.request_id = request returning null::uuid),
  pages as (delete from administration.collected_page p where p.request_id = request returning p.id),
  gone as (delete from administration.subject_access_request r where r.id = request returning r.id)
  select id from gone union all select id from pages union all select * from reviewers where false
$$;
revoke all on function administration.dispose_subject_access(uuid) from public;
insert into kernel.retention_kind (kind, disposer) values ('SubjectAccessRequest', 'administration.dispose_subject_access');
