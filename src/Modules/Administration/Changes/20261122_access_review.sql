-- Each quarter every role of a partnership is looked at by somebody who does not hold it.
create schema administration;
grant usage on schema administration to lineofsight_app;

create table administration.access_review (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  quarter_begins date not null,
  opened_at timestamptz not null,
  due_on date not null,
  signed_by uuid references identity.account,
  signed_at timestamptz,
  version integer not null,
  unique (partnership_id, quarter_begins),
  check ((signed_by is null) = (signed_at is null))
);
select kernel.secure('administration.access_review');

create table administration.reviewed_role (
  id uuid primary key,
  review_id uuid not null references administration.access_review,
  assignment_id uuid not null references kernel.assignment,
  person_id uuid not null references identity.account,
  role text not null,
  agency_id uuid,
  last_signed_in timestamptz,
  is_unused boolean not null,
  is_kept boolean,
  reason text check (length(reason) <= 1000),
  decided_by uuid references identity.account,
  decided_at timestamptz,
  version integer not null,
  unique (review_id, assignment_id),
  check ((is_kept is null) = (decided_at is null)),
  constraint nobody_reviews_their_own_access check (decided_by <> person_id)
);
create index reviewed_role_review on administration.reviewed_role (review_id);
select kernel.secure_part('administration.reviewed_role', 'review_id', 'administration.access_review');

-- Whoever the transaction says is acting is the one who decides, whatever the statement says.
create function administration.note_who_reviews() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.is_kept is distinct from old.is_kept then
    new.decided_by := coalesce(kernel.acting(), new.decided_by);
  end if;
  return new;
end $$;
create trigger note_who_reviews before update on administration.reviewed_role for each row execute function administration.note_who_reviews();
