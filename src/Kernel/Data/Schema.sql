-- The structure that the change scripts of the kernel and of all modules lead to, for people to read. It is never run.
-- A test compares it with a fresh database; LINEOFSIGHT_WRITE_SCHEMA=1 writes it anew.

create extension pg_trgm schema kernel;

create table administration.access_review (
  id uuid not null,
  partnership_id uuid not null,
  quarter_begins date not null,
  opened_at timestamp with time zone not null,
  due_on date not null,
  signed_by uuid,
  signed_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((signed_by IS NULL) = (signed_at IS NULL))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, quarter_begins),
  FOREIGN KEY (signed_by) REFERENCES identity.account(id)
);
alter table administration.access_review enable row level security;
alter table administration.access_review force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = access_review.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = access_review.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON administration.access_review FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on administration.access_review to lineofsight_app;
grant select on administration.access_review to lineofsight_backup;

create table administration.collected_page (
  id uuid not null,
  request_id uuid not null,
  number integer not null,
  source text not null,
  title text not null,
  text text not null,
  has_third_party boolean not null,
  collected_at timestamp with time zone not null,
  decision text not null,
  redactions text,
  exemption text,
  because text,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(because) >= 1) AND (length(because) <= 1000))),
  CHECK ((((decision = 'NotReviewed'::text) = (reviewed_by IS NULL)) AND ((reviewed_by IS NULL) = (reviewed_at IS NULL)))),
  CHECK (((decision = 'Redact'::text) = (redactions IS NOT NULL))),
  CHECK (((decision = 'Withhold'::text) = (exemption IS NOT NULL))),
  CHECK (((exemption <> 'Other'::text) OR (because IS NOT NULL))),
  CHECK ((decision = ANY (ARRAY['NotReviewed'::text, 'Include'::text, 'Redact'::text, 'Withhold'::text]))),
  CHECK ((exemption = ANY (ARRAY['ThirdParty'::text, 'SeriousHarm'::text, 'LegalPrivilege'::text, 'Crime'::text, 'Other'::text]))),
  CHECK ((number > 0)),
  FOREIGN KEY (request_id) REFERENCES administration.subject_access_request(id),
  UNIQUE (request_id, number),
  FOREIGN KEY (reviewed_by) REFERENCES identity.account(id),
  CHECK (((length(source) >= 1) AND (length(source) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
alter table administration.collected_page enable row level security;
alter table administration.collected_page force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy begins_withheld for insert to lineofsight_app
  with check (decision = 'NotReviewed'::text);
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM administration.subject_access_request w WHERE (w.id = collected_page.request_id)))
  with check (EXISTS ( SELECT 1 FROM administration.subject_access_request w WHERE (w.id = collected_page.request_id)));
CREATE TRIGGER note_page_reviewer BEFORE INSERT OR UPDATE ON administration.collected_page FOR EACH ROW EXECUTE FUNCTION administration.note_page_reviewer();
grant insert, select on administration.collected_page to lineofsight_app;
grant select on administration.collected_page to lineofsight_backup;
grant update (decision, redactions, exemption, because, reviewed_by, reviewed_at, version) on administration.collected_page to lineofsight_app;

create table administration.page_reviewer (
  request_id uuid not null,
  person_id uuid not null,
  PRIMARY KEY (request_id, person_id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  FOREIGN KEY (request_id) REFERENCES administration.subject_access_request(id)
);
alter table administration.page_reviewer enable row level security;
alter table administration.page_reviewer force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM administration.subject_access_request w WHERE (w.id = page_reviewer.request_id)))
  with check (EXISTS ( SELECT 1 FROM administration.subject_access_request w WHERE (w.id = page_reviewer.request_id)));
grant select on administration.page_reviewer to lineofsight_app;
grant select on administration.page_reviewer to lineofsight_backup;

create table administration.reviewed_role (
  id uuid not null,
  review_id uuid not null,
  assignment_id uuid not null,
  person_id uuid not null,
  role text not null,
  agency_id uuid,
  last_signed_in timestamp with time zone,
  is_unused boolean not null,
  is_kept boolean,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((decided_by <> person_id)),
  FOREIGN KEY (assignment_id) REFERENCES kernel.assignment(id),
  CHECK (((is_kept IS NULL) = (decided_at IS NULL))),
  FOREIGN KEY (decided_by) REFERENCES identity.account(id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((length(reason) <= 1000)),
  UNIQUE (review_id, assignment_id),
  FOREIGN KEY (review_id) REFERENCES administration.access_review(id)
);
CREATE INDEX reviewed_role_review ON administration.reviewed_role USING btree (review_id);
alter table administration.reviewed_role enable row level security;
alter table administration.reviewed_role force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM administration.access_review w WHERE (w.id = reviewed_role.review_id)))
  with check (EXISTS ( SELECT 1 FROM administration.access_review w WHERE (w.id = reviewed_role.review_id)));
CREATE TRIGGER note_who_reviews BEFORE UPDATE ON administration.reviewed_role FOR EACH ROW EXECUTE FUNCTION administration.note_who_reviews();
grant insert, select, update on administration.reviewed_role to lineofsight_app;
grant select on administration.reviewed_role to lineofsight_backup;

create table administration.subject_access_request (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  asked_by text not null,
  right text not null,
  checked text not null,
  subject text not null,
  received_on date not null,
  due_on date not null,
  state text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  harm_test text,
  handed_over_on date,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (approved_by) REFERENCES identity.account(id),
  CHECK (((length(asked_by) >= 1) AND (length(asked_by) <= 200))),
  CHECK ((((state = ANY (ARRAY['Approved'::text, 'HandedOver'::text])) = (approved_by IS NOT NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL)) AND ((approved_by IS NULL) = (harm_test IS NULL)))),
  CHECK (((state = 'HandedOver'::text) = (handed_over_on IS NOT NULL))),
  CHECK (((length(checked) >= 1) AND (length(checked) <= 1000))),
  CHECK (((length(harm_test) >= 1) AND (length(harm_test) <= 1000))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  FOREIGN KEY (recorded_by) REFERENCES identity.account(id),
  CHECK (((length(reference) >= 1) AND (length(reference) <= 20))),
  CHECK (("right" = ANY (ARRAY['Own'::text, 'ParentForChild'::text, 'Other'::text]))),
  CHECK ((state = ANY (ARRAY['Collecting'::text, 'Reviewing'::text, 'Approved'::text, 'HandedOver'::text]))),
  CHECK (((length(subject) >= 1) AND (length(subject) <= 100)))
);
CREATE INDEX subject_access_request_due ON administration.subject_access_request USING btree (partnership_id, due_on);
alter table administration.subject_access_request enable row level security;
alter table administration.subject_access_request force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy begins_collecting for insert to lineofsight_app
  with check (state = 'Collecting'::text);
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = subject_access_request.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = subject_access_request.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON administration.subject_access_request FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER keep_two_people BEFORE UPDATE ON administration.subject_access_request FOR EACH ROW EXECUTE FUNCTION administration.keep_two_people();
grant insert, select on administration.subject_access_request to lineofsight_app;
grant select on administration.subject_access_request to lineofsight_backup;
grant update (state, approved_by, approved_at, harm_test, handed_over_on, version) on administration.subject_access_request to lineofsight_app;

create table assurance.challenge (
  id uuid not null,
  partnership_id uuid not null,
  agency_id uuid not null,
  return_id uuid not null,
  question text not null,
  asked text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_because text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(answer) >= 1) AND (length(answer) <= 4000))),
  FOREIGN KEY (answered_by) REFERENCES identity.account(id),
  FOREIGN KEY (asked_by) REFERENCES identity.account(id),
  CHECK (((length(asked) >= 1) AND (length(asked) <= 4000))),
  CHECK (((answer IS NULL) = (answered_at IS NULL))),
  CHECK (((closed_at IS NULL) = (closed_because IS NULL))),
  CHECK (((length(closed_because) >= 1) AND (length(closed_because) <= 4000))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(question) >= 1) AND (length(question) <= 60)))
);
CREATE INDEX challenge_open ON assurance.challenge USING btree (partnership_id, asked_at) WHERE (closed_at IS NULL);
CREATE INDEX challenge_return ON assurance.challenge USING btree (return_id);
alter table assurance.challenge enable row level security;
alter table assurance.challenge force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = challenge.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = challenge.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON assurance.challenge FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on assurance.challenge to lineofsight_app;
grant select on assurance.challenge to lineofsight_backup;

create table assurance.grade_count (
  id uuid not null default gen_random_uuid(),
  partnership_id uuid not null,
  round_id uuid not null,
  question text not null,
  grade text not null,
  count integer not null,
  told integer not null default 0,
  PRIMARY KEY (id),
  CHECK ((count >= 0)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (round_id, question, grade),
  CHECK ((told >= 0))
);
alter table assurance.grade_count enable row level security;
alter table assurance.grade_count force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = grade_count.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = grade_count.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON assurance.grade_count FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant select on assurance.grade_count to lineofsight_app;
grant select on assurance.grade_count to lineofsight_backup;

create table assurance.judgement (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  question text not null,
  side text not null,
  grade text not null,
  because text not null,
  by uuid not null,
  at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(because) >= 1) AND (length(because) <= 4000))),
  FOREIGN KEY (by) REFERENCES identity.account(id),
  CHECK (((length(grade) >= 1) AND (length(grade) <= 60))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(question) >= 1) AND (length(question) <= 60))),
  UNIQUE (return_id, question, side),
  CHECK ((side = ANY (ARRAY['Peer'::text, 'Moderated'::text])))
);
alter table assurance.judgement enable row level security;
alter table assurance.judgement force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = judgement.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = judgement.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON assurance.judgement FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on assurance.judgement to lineofsight_app;
grant select on assurance.judgement to lineofsight_backup;

create table assurance.reading (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  round_id uuid not null,
  agency_id uuid not null,
  questionnaire text not null,
  grades jsonb not null,
  signed_on date not null,
  stands boolean not null,
  version integer not null,
  questionnaire_version integer,
  waits text[] not null default '{}'::text[],
  PRIMARY KEY (id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(questionnaire) >= 1) AND (length(questionnaire) <= 60))),
  CHECK ((questionnaire_version >= 1)),
  UNIQUE (return_id)
);
CREATE INDEX reading_agency ON assurance.reading USING btree (partnership_id, questionnaire, agency_id);
CREATE INDEX reading_national ON assurance.reading USING btree (questionnaire, questionnaire_version, round_id);
CREATE INDEX reading_round ON assurance.reading USING btree (round_id) WHERE stands;
CREATE INDEX reading_waits ON assurance.reading USING btree (round_id) WHERE (cardinality(waits) > 0);
alter table assurance.reading enable row level security;
alter table assurance.reading force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = reading.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = reading.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER counted BEFORE INSERT OR UPDATE OF grades, stands ON assurance.reading FOR EACH ROW EXECUTE FUNCTION assurance.count_grades();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON assurance.reading FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER told AFTER INSERT OR UPDATE OF grades, stands ON assurance.reading FOR EACH ROW EXECUTE FUNCTION assurance.tell_grades();
grant insert, select, update on assurance.reading to lineofsight_app;
grant select on assurance.reading to lineofsight_backup;

create table changes.applied (
  name text not null,
  hash bytea not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);
grant select on changes.applied to lineofsight_backup;

create table identity.account (
  id uuid not null,
  name text not null,
  job_title text,
  user_name text,
  normalized_user_name text,
  email text,
  normalized_email text,
  email_confirmed boolean not null,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  phone_number text,
  phone_number_confirmed boolean not null,
  two_factor_enabled boolean not null,
  lockout_end timestamp with time zone,
  lockout_enabled boolean not null,
  access_failed_count integer not null,
  invitation_hash bytea,
  invitation_expires_at timestamp with time zone,
  is_demonstration boolean not null,
  closed_at timestamp with time zone,
  reopened_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE UNIQUE INDEX account_email ON identity.account USING btree (normalized_email);
CREATE INDEX account_invitation ON identity.account USING btree (invitation_hash) WHERE (invitation_hash IS NOT NULL);
CREATE UNIQUE INDEX account_user_name ON identity.account USING btree (normalized_user_name);
grant insert, select, update on identity.account to lineofsight_app;
grant select on identity.account to lineofsight_backup;

create table identity.account_claim (
  id integer not null generated by default as identity,
  user_id uuid not null,
  claim_type text,
  claim_value text,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES identity.account(id)
);
grant delete, insert, select, update on identity.account_claim to lineofsight_app;
grant select on identity.account_claim to lineofsight_backup;

create table identity.account_login (
  login_provider text not null,
  provider_key text not null,
  provider_display_name text,
  user_id uuid not null,
  PRIMARY KEY (login_provider, provider_key),
  FOREIGN KEY (user_id) REFERENCES identity.account(id)
);
grant delete, insert, select, update on identity.account_login to lineofsight_app;
grant select on identity.account_login to lineofsight_backup;

create table identity.account_token (
  user_id uuid not null,
  login_provider text not null,
  name text not null,
  value text,
  PRIMARY KEY (user_id, login_provider, name),
  FOREIGN KEY (user_id) REFERENCES identity.account(id)
);
grant delete, insert, select, update on identity.account_token to lineofsight_app;
grant select on identity.account_token to lineofsight_backup;

create table identity.authenticator (
  account_id uuid not null,
  secret text,
  confirmed_at timestamp with time zone,
  last_step bigint not null,
  PRIMARY KEY (account_id),
  FOREIGN KEY (account_id) REFERENCES identity.account(id)
);
alter table identity.authenticator enable row level security;
alter table identity.authenticator force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on identity.authenticator to lineofsight_app;
grant select on identity.authenticator to lineofsight_backup;

create table identity.first_step (
  id uuid not null,
  account_id uuid not null,
  begun_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  way text not null,
  used_at timestamp with time zone,
  reset_id uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  FOREIGN KEY (reset_id) REFERENCES identity.second_step_reset(id)
);
alter table identity.first_step enable row level security;
alter table identity.first_step force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on identity.first_step to lineofsight_app;
grant select on identity.first_step to lineofsight_backup;

create table identity.outside_identity (
  id uuid not null,
  account_id uuid not null,
  provider text not null,
  issuer text not null,
  tenant text not null,
  subject text not null,
  linked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CHECK (((length(provider) >= 1) AND (length(provider) <= 40))),
  CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
CREATE INDEX outside_identity_account ON identity.outside_identity USING btree (account_id);
CREATE UNIQUE INDEX outside_identity_whose ON identity.outside_identity USING btree (issuer, tenant, subject) WHERE (ended_at IS NULL);
alter table identity.outside_identity enable row level security;
alter table identity.outside_identity force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on identity.outside_identity to lineofsight_app;
grant select on identity.outside_identity to lineofsight_backup;
grant update (ended_at) on identity.outside_identity to lineofsight_app;

create table identity.passkey (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  credential bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_user_verified boolean not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  attestation bytea not null,
  client_data bytea not null,
  made_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  removed_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  UNIQUE (credential),
  CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX passkey_account ON identity.passkey USING btree (account_id);
alter table identity.passkey enable row level security;
alter table identity.passkey force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on identity.passkey to lineofsight_app;
grant select on identity.passkey to lineofsight_backup;

create table identity.recovery_code (
  account_id uuid not null,
  hash bytea not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (account_id, hash),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CHECK ((length(hash) = 32))
);
alter table identity.recovery_code enable row level security;
alter table identity.recovery_code force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on identity.recovery_code to lineofsight_app;
grant select on identity.recovery_code to lineofsight_backup;

create table identity.second_step_reset (
  id uuid not null,
  account_id uuid not null,
  partnership_id uuid,
  reason text not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  refused_at timestamp with time zone,
  link_hash bytea,
  link_ends_at timestamp with time zone,
  used_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((approved_by <> opened_by)),
  CHECK ((approved_by <> account_id)),
  CHECK ((opened_by <> account_id)),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  FOREIGN KEY (approved_by) REFERENCES identity.account(id),
  CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  CHECK (((link_hash IS NULL) OR (approved_at IS NOT NULL))),
  CHECK ((length(link_hash) = 32)),
  UNIQUE (link_hash),
  FOREIGN KEY (opened_by) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
CREATE INDEX second_step_reset_account ON identity.second_step_reset USING btree (account_id);
alter table identity.second_step_reset enable row level security;
alter table identity.second_step_reset force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((account_id = ( SELECT kernel.acting() AS acting)) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ( SELECT kernel.serves_installation() AS serves_installation));
create policy scope_insert for insert to lineofsight_app
  with check ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ( SELECT kernel.serves_installation() AS serves_installation));
create policy scope_update for update to lineofsight_app
  using ((account_id = ( SELECT kernel.acting() AS acting)) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ( SELECT kernel.serves_installation() AS serves_installation));
CREATE TRIGGER note_who_resets BEFORE INSERT OR UPDATE ON identity.second_step_reset FOR EACH ROW EXECUTE FUNCTION identity.note_who_resets();
grant insert, select on identity.second_step_reset to lineofsight_app;
grant select on identity.second_step_reset to lineofsight_backup;
grant update (approved_by, approved_at, refused_at, link_hash, link_ends_at, used_at, version) on identity.second_step_reset to lineofsight_app;

create table identity.session (
  id uuid not null,
  account_id uuid not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  partnership_id uuid,
  last_seen_at timestamp with time zone not null default now(),
  fresh_at timestamp with time zone not null default now(),
  device text not null default ''::text,
  way text not null default ''::text,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id)
);
CREATE INDEX session_account ON identity.session USING btree (account_id) WHERE (ended_at IS NULL);
grant insert, select, update on identity.session to lineofsight_app;
grant select on identity.session to lineofsight_backup;

create table identity.used_challenge (
  hash bytea not null,
  account_id uuid not null,
  used_at timestamp with time zone not null,
  PRIMARY KEY (hash),
  FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CHECK ((length(hash) = 32))
);
alter table identity.used_challenge enable row level security;
alter table identity.used_challenge force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (account_id = ( SELECT kernel.acting() AS acting))
  with check (account_id = ( SELECT kernel.acting() AS acting));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on identity.used_challenge to lineofsight_app;
grant select on identity.used_challenge to lineofsight_backup;

create table improvement.action (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  what text not null,
  agency_id uuid,
  owner_id uuid,
  due_on date,
  status text not null,
  done_on date,
  what_changed text,
  why_no_evidence text,
  is_case_level boolean not null,
  added_at timestamp with time zone not null,
  version integer not null,
  body_id uuid,
  blocked_by text,
  blocked_on date,
  scrutiny text,
  blocked_by_action_id uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (blocked_by_action_id) REFERENCES improvement.action(id),
  CHECK ((blocked_by_action_id <> id)),
  CHECK (((length(blocked_by) >= 1) AND (length(blocked_by) <= 500))),
  CHECK ((((blocked_by IS NULL) AND (blocked_by_action_id IS NULL)) = (blocked_on IS NULL))),
  CHECK (((done_on IS NULL) OR (blocked_on IS NULL))),
  CHECK (((agency_id IS NOT NULL) OR (owner_id IS NOT NULL))),
  CHECK (((status = 'Done'::text) = (done_on IS NOT NULL))),
  CHECK (((status = 'Done'::text) = ((what_changed IS NOT NULL) OR (why_no_evidence IS NOT NULL)))),
  CHECK (((scrutiny <> 'Accepted'::text) OR (done_on IS NOT NULL))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK ((scrutiny = ANY (ARRAY['Returned'::text, 'Accepted'::text]))),
  CHECK ((status = ANY (ARRAY['NotStarted'::text, 'OnTrack'::text, 'AtRisk'::text, 'Done'::text]))),
  CHECK (((length(what_changed) >= 1) AND (length(what_changed) <= 4000))),
  CHECK (((length(what) >= 1) AND (length(what) <= 200))),
  CHECK (((length(why_no_evidence) >= 1) AND (length(why_no_evidence) <= 4000)))
);
CREATE INDEX action_agency ON improvement.action USING btree (partnership_id, agency_id, due_on, id) WHERE (done_on IS NULL);
CREATE INDEX action_blocked_by_action ON improvement.action USING btree (blocked_by_action_id) WHERE (blocked_by_action_id IS NOT NULL);
CREATE INDEX action_body ON improvement.action USING btree (body_id, due_on, id) WHERE (body_id IS NOT NULL);
CREATE INDEX action_done ON improvement.action USING btree (partnership_id, done_on DESC, id) WHERE (done_on IS NOT NULL);
CREATE INDEX action_evidence ON improvement.action USING btree (partnership_id, done_on DESC, id) WHERE ((done_on IS NOT NULL) AND ((scrutiny = 'Returned'::text) OR ((what_changed IS NULL) AND (scrutiny IS NULL))));
CREATE INDEX action_open ON improvement.action USING btree (partnership_id, due_on, id) WHERE (done_on IS NULL);
CREATE INDEX action_owner ON improvement.action USING btree (owner_id, due_on, id) WHERE (done_on IS NULL);
alter table improvement.action enable row level security;
alter table improvement.action force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = action.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = action.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER forget_arrived AFTER DELETE ON improvement.action REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION improvement.forget_arrived();
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.action FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.action FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.action REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_action();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.action REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_action();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.action REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_action();
CREATE TRIGGER waits_no_more BEFORE DELETE ON improvement.action FOR EACH ROW EXECUTE FUNCTION improvement.waits_no_more();
CREATE TRIGGER waits_within BEFORE INSERT OR UPDATE OF blocked_by_action_id ON improvement.action FOR EACH ROW WHEN ((new.blocked_by_action_id IS NOT NULL)) EXECUTE FUNCTION improvement.waits_within();
grant insert, select, update on improvement.action to lineofsight_app;
grant select on improvement.action to lineofsight_backup;

create table improvement.action_measure (
  action_id uuid not null,
  measure_id uuid not null,
  PRIMARY KEY (action_id, measure_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id),
  FOREIGN KEY (measure_id) REFERENCES improvement.measure(id)
);
CREATE INDEX action_measure_lower ON improvement.action_measure USING btree (measure_id);
alter table improvement.action_measure enable row level security;
alter table improvement.action_measure force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.measure m WHERE (m.id = action_measure.measure_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = action_measure.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = action_measure.action_id)));
grant insert, select on improvement.action_measure to lineofsight_app;
grant select on improvement.action_measure to lineofsight_backup;

create table improvement.action_support (
  action_id uuid not null,
  agency_id uuid not null,
  since date not null,
  until date,
  PRIMARY KEY (action_id, agency_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id)
);
CREATE INDEX action_support_agency ON improvement.action_support USING btree (agency_id) WHERE (until IS NULL);
alter table improvement.action_support enable row level security;
alter table improvement.action_support force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = action_support.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = action_support.action_id)));
grant insert, select, update on improvement.action_support to lineofsight_app;
grant select on improvement.action_support to lineofsight_backup;

create table improvement.answer (
  id uuid not null,
  finding_id uuid not null,
  addressed_to text not null,
  words text not null,
  way text,
  delivered_by text,
  delivered_on date,
  written_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(addressed_to) >= 1) AND (length(addressed_to) <= 200))),
  CHECK ((((delivered_on IS NULL) = (way IS NULL)) AND ((delivered_on IS NULL) = (delivered_by IS NULL)))),
  CHECK (((length(delivered_by) >= 1) AND (length(delivered_by) <= 120))),
  FOREIGN KEY (finding_id) REFERENCES improvement.finding(id),
  CHECK (((length(way) >= 1) AND (length(way) <= 200))),
  CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX answer_finding ON improvement.answer USING btree (finding_id);
alter table improvement.answer enable row level security;
alter table improvement.answer force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = answer.finding_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = answer.finding_id)));
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.answer FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.answer REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_answer();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.answer REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_answer();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.answer REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_answer();
grant insert, select, update on improvement.answer to lineofsight_app;
grant select on improvement.answer to lineofsight_backup;

create table improvement.arrival (
  id uuid not null,
  partnership_id uuid not null,
  name text not null,
  state text not null,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  tables jsonb not null,
  remarks jsonb not null,
  choices jsonb,
  shape text,
  finished_at timestamp with time zone,
  made integer not null,
  same integer not null,
  left_out integer not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((state = 'Waiting'::text) = (finished_at IS NULL))),
  FOREIGN KEY (given_by) REFERENCES identity.account(id),
  CHECK ((left_out >= 0)),
  CHECK ((made >= 0)),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((same >= 0)),
  CHECK ((length(shape) = 64)),
  CHECK ((state = ANY (ARRAY['Waiting'::text, 'Imported'::text, 'Dropped'::text])))
);
CREATE INDEX arrival_given ON improvement.arrival USING btree (partnership_id, given_at DESC);
alter table improvement.arrival enable row level security;
alter table improvement.arrival force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = arrival.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = arrival.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.arrival FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on improvement.arrival to lineofsight_app;
grant select on improvement.arrival to lineofsight_backup;

create table improvement.arrival_row (
  id uuid not null,
  arrival_id uuid not null,
  number integer not null,
  table_number integer not null,
  row_number integer not null,
  is_hidden boolean not null,
  cells jsonb not null,
  outcome text,
  record_kind text,
  record_id uuid,
  owner_name text,
  why text,
  PRIMARY KEY (id),
  FOREIGN KEY (arrival_id) REFERENCES improvement.arrival(id),
  UNIQUE (arrival_id, number),
  CHECK (((record_kind IS NULL) = (record_id IS NULL))),
  CHECK ((number >= 1)),
  CHECK ((outcome = ANY (ARRAY['Made'::text, 'Same'::text, 'LeftOut'::text]))),
  CHECK (((length(owner_name) >= 1) AND (length(owner_name) <= 200))),
  CHECK ((record_kind = ANY (ARRAY['Finding'::text, 'Recommendation'::text, 'ImprovementAction'::text]))),
  CHECK ((row_number >= 1)),
  CHECK ((table_number >= 0)),
  CHECK (((length(why) >= 1) AND (length(why) <= 500)))
);
CREATE INDEX arrival_row_record ON improvement.arrival_row USING btree (record_id) WHERE (record_id IS NOT NULL);
alter table improvement.arrival_row enable row level security;
alter table improvement.arrival_row force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.arrival w WHERE (w.id = arrival_row.arrival_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.arrival w WHERE (w.id = arrival_row.arrival_id)));
CREATE TRIGGER keep_as_it_stood BEFORE UPDATE ON improvement.arrival_row FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND (((((((old.arrival_id IS DISTINCT FROM new.arrival_id) OR (old.number IS DISTINCT FROM new.number)) OR (old.table_number IS DISTINCT FROM new.table_number)) OR (old.row_number IS DISTINCT FROM new.row_number)) OR (old.is_hidden IS DISTINCT FROM new.is_hidden)) OR (old.cells IS DISTINCT FROM new.cells)) OR (old.record_id IS NOT NULL)))) EXECUTE FUNCTION improvement.keep_as_it_stood();
grant insert, select, update on improvement.arrival_row to lineofsight_app;
grant select on improvement.arrival_row to lineofsight_backup;

create table improvement.ask (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  agency_id uuid not null,
  agency_name text not null,
  address text not null,
  token_hash bytea not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  until date not null,
  state text not null,
  wrong_addresses integer not null,
  saves integer not null,
  file_name text,
  remarks jsonb not null,
  saved_at timestamp with time zone,
  sent_at timestamp with time zone,
  finished_at timestamp with time zone,
  finished_by uuid,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  CHECK (((length(agency_name) >= 1) AND (length(agency_name) <= 200))),
  FOREIGN KEY (asked_by) REFERENCES identity.account(id),
  CHECK ((((state = ANY (ARRAY['TakenOver'::text, 'Revoked'::text])) = (finished_at IS NOT NULL)) AND ((finished_at IS NULL) = (finished_by IS NULL)))),
  CHECK (((state <> ALL (ARRAY['Sent'::text, 'TakenOver'::text])) OR (sent_at IS NOT NULL))),
  CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  FOREIGN KEY (finished_by) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK (((saves >= 0) AND (saves <= 20))),
  CHECK ((state = ANY (ARRAY['Waiting'::text, 'HalfFilled'::text, 'Sent'::text, 'TakenOver'::text, 'Revoked'::text]))),
  CHECK ((length(token_hash) = 32)),
  UNIQUE (token_hash),
  CHECK (((wrong_addresses >= 0) AND (wrong_addresses <= 10)))
);
CREATE INDEX ask_asked ON improvement.ask USING btree (partnership_id, asked_at DESC);
CREATE INDEX ask_open ON improvement.ask USING btree (until) WHERE (state = ANY (ARRAY['Waiting'::text, 'HalfFilled'::text]));
CREATE INDEX ask_sent ON improvement.ask USING btree (partnership_id, sent_at) WHERE (state = 'Sent'::text);
alter table improvement.ask enable row level security;
alter table improvement.ask force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy by_link for select to lineofsight_app
  using (id = ( SELECT improvement.asked() AS asked));
create policy by_link_update for update to lineofsight_app
  using (id = ( SELECT improvement.asked() AS asked));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = ask.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = ask.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_asked BEFORE UPDATE ON improvement.ask FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND ((((((((((old.id IS DISTINCT FROM new.id) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.agency_id IS DISTINCT FROM new.agency_id)) OR (old.agency_name IS DISTINCT FROM new.agency_name)) OR (old.address IS DISTINCT FROM new.address)) OR (old.token_hash IS DISTINCT FROM new.token_hash)) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.asked_at IS DISTINCT FROM new.asked_at)) OR (old.until IS DISTINCT FROM new.until)) OR ((kernel.acting() IS NULL) AND (new.state = ANY (ARRAY['TakenOver'::text, 'Revoked'::text])))))) EXECUTE FUNCTION improvement.keep_asked();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.ask FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on improvement.ask to lineofsight_app;
grant select on improvement.ask to lineofsight_backup;

create table improvement.asked_action (
  id uuid not null,
  ask_id uuid not null,
  action_id uuid not null,
  number integer not null,
  answer jsonb,
  outcome text,
  why text,
  PRIMARY KEY (id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id) ON DELETE CASCADE,
  UNIQUE (ask_id, action_id),
  FOREIGN KEY (ask_id) REFERENCES improvement.ask(id),
  UNIQUE (ask_id, number),
  CHECK (((outcome = 'LeftOut'::text) = (why IS NOT NULL))),
  CHECK ((number >= 1)),
  CHECK ((outcome = ANY (ARRAY['Taken'::text, 'LeftOut'::text]))),
  CHECK (((length(why) >= 1) AND (length(why) <= 500)))
);
CREATE INDEX asked_action_action ON improvement.asked_action USING btree (action_id);
alter table improvement.asked_action enable row level security;
alter table improvement.asked_action force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.ask w WHERE (w.id = asked_action.ask_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.ask w WHERE (w.id = asked_action.ask_id)));
CREATE TRIGGER asked_inside BEFORE INSERT ON improvement.asked_action FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND (kernel.acting() IS NULL))) EXECUTE FUNCTION improvement.keep_asked();
CREATE TRIGGER keep_asked BEFORE UPDATE ON improvement.asked_action FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND (((((old.id IS DISTINCT FROM new.id) OR (old.ask_id IS DISTINCT FROM new.ask_id)) OR (old.action_id IS DISTINCT FROM new.action_id)) OR (old.number IS DISTINCT FROM new.number)) OR ((kernel.acting() IS NULL) AND ((old.outcome IS DISTINCT FROM new.outcome) OR (old.why IS DISTINCT FROM new.why)))))) EXECUTE FUNCTION improvement.keep_asked();
grant insert, select, update on improvement.asked_action to lineofsight_app;
grant select on improvement.asked_action to lineofsight_backup;

create table improvement.board_paper (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  title text not null,
  from_day date not null,
  until_day date not null,
  theme text,
  charts jsonb not null,
  owner_id uuid,
  made_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((until_day >= from_day)),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK (((length(theme) >= 1) AND (length(theme) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX board_paper_made ON improvement.board_paper USING btree (partnership_id, made_at DESC, id);
alter table improvement.board_paper enable row level security;
alter table improvement.board_paper force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = board_paper.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = board_paper.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.board_paper FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.board_paper REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_board_paper();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.board_paper REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_board_paper();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.board_paper REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_board_paper();
grant insert, select, update on improvement.board_paper to lineofsight_app;
grant select on improvement.board_paper to lineofsight_backup;

create table improvement.calendar_feed (
  id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  used_at timestamp with time zone,
  window_from timestamp with time zone,
  window_count integer not null default 0,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((length(secret_hash) = 32)),
  UNIQUE (secret_hash)
);
CREATE UNIQUE INDEX calendar_feed_of_person ON improvement.calendar_feed USING btree (person_id) WHERE (ended_at IS NULL);
alter table improvement.calendar_feed enable row level security;
alter table improvement.calendar_feed force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (person_id = kernel.acting())
  with check (person_id = kernel.acting());
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on improvement.calendar_feed to lineofsight_app;
grant select on improvement.calendar_feed to lineofsight_backup;
grant update (ended_at) on improvement.calendar_feed to lineofsight_app;

create table improvement.comment (
  id uuid not null,
  record_id uuid not null,
  record_kind text not null,
  words text not null,
  person_id uuid not null,
  speaks_for uuid not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((record_kind = ANY (ARRAY['Finding'::text, 'Recommendation'::text, 'Decision'::text, 'Action'::text, 'Measure'::text, 'Answer'::text]))),
  FOREIGN KEY (speaks_for) REFERENCES kernel.partnership(id),
  CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE INDEX comment_record ON improvement.comment USING btree (record_id, at);
alter table improvement.comment enable row level security;
alter table improvement.comment force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using improvement.sees(record_kind, record_id);
create policy scope_insert for insert to lineofsight_app
  with check (improvement.sees(record_kind, record_id) AND (person_id = kernel.acting()) AND (speaks_for = ANY (( SELECT kernel.scope() AS scope)::uuid[])) AND (withdrawn_at IS NULL));
create policy scope_update for update to lineofsight_app
  using (improvement.sees(record_kind, record_id) AND (person_id = kernel.acting()) AND (withdrawn_at IS NULL))
  with check (person_id = kernel.acting());
grant insert, select on improvement.comment to lineofsight_app;
grant select on improvement.comment to lineofsight_backup;
grant update (withdrawn_at) on improvement.comment to lineofsight_app;

create table improvement.decision (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  question text not null,
  way text not null,
  forum text not null,
  held_on date not null,
  outcome text,
  decided text,
  final_on date,
  owner_id uuid,
  is_case_level boolean not null,
  added_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((((final_on IS NULL) = (outcome IS NULL)) AND ((final_on IS NULL) = (decided IS NULL)))),
  CHECK (((length(decided) >= 1) AND (length(decided) <= 4000))),
  CHECK (((length(forum) >= 1) AND (length(forum) <= 200))),
  CHECK ((outcome = ANY (ARRAY['GoAhead'::text, 'GoAheadInPart'::text, 'DoNotGoAhead'::text]))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK (((length(question) >= 1) AND (length(question) <= 300))),
  CHECK ((way = ANY (ARRAY['Meeting'::text, 'WrittenProcedure'::text])))
);
CREATE INDEX decision_final ON improvement.decision USING btree (partnership_id, final_on DESC, id) WHERE (final_on IS NOT NULL);
CREATE INDEX decision_open ON improvement.decision USING btree (partnership_id, held_on, id) WHERE (final_on IS NULL);
alter table improvement.decision enable row level security;
alter table improvement.decision force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = decision.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = decision.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.decision FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.decision FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.decision REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_decision();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.decision REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_decision();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.decision REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_decision();
grant insert, select, update on improvement.decision to lineofsight_app;
grant select on improvement.decision to lineofsight_backup;

create table improvement.decision_recommendation (
  decision_id uuid not null,
  recommendation_id uuid not null,
  PRIMARY KEY (decision_id, recommendation_id),
  FOREIGN KEY (decision_id) REFERENCES improvement.decision(id),
  FOREIGN KEY (recommendation_id) REFERENCES improvement.recommendation(id)
);
CREATE INDEX decision_recommendation_lower ON improvement.decision_recommendation USING btree (recommendation_id);
alter table improvement.decision_recommendation enable row level security;
alter table improvement.decision_recommendation force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.recommendation r WHERE (r.id = decision_recommendation.recommendation_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.decision w WHERE (w.id = decision_recommendation.decision_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.decision w WHERE (w.id = decision_recommendation.decision_id)));
grant insert, select on improvement.decision_recommendation to lineofsight_app;
grant select on improvement.decision_recommendation to lineofsight_backup;

create table improvement.evidence (
  id uuid not null,
  finding_id uuid not null,
  kind text not null,
  text text not null,
  count integer,
  base integer,
  consent text,
  place text,
  document_reference text,
  source text not null,
  source_url text,
  source_module text,
  source_record_id uuid,
  given_on date not null,
  added_at timestamp with time zone not null,
  version integer not null,
  consent_until date,
  PRIMARY KEY (id),
  CHECK (((base >= 1) AND (count <= base))),
  CHECK ((((kind = 'Quotation'::text) = (consent IS NOT NULL)) AND ((kind = 'Quotation'::text) OR (consent_until IS NULL)))),
  CHECK ((length(consent) <= 500)),
  CHECK ((count >= 0)),
  CHECK ((length(document_reference) <= 200)),
  FOREIGN KEY (finding_id) REFERENCES improvement.finding(id),
  CHECK ((kind = ANY (ARRAY['Quotation'::text, 'AuditResult'::text, 'Review'::text, 'Figure'::text, 'Observation'::text, 'Document'::text]))),
  CHECK ((((count IS NULL) = (base IS NULL)) AND ((kind <> 'Figure'::text) OR (count IS NOT NULL)) AND ((kind = ANY (ARRAY['Figure'::text, 'AuditResult'::text])) OR (count IS NULL)))),
  CHECK ((length(place) <= 200)),
  CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  CHECK (((length(source_url) <= 500) AND (source_url ~~ '/%'::text))),
  CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE INDEX evidence_consent_ends ON improvement.evidence USING btree (consent_until) WHERE (consent_until IS NOT NULL);
CREATE INDEX evidence_finding ON improvement.evidence USING btree (finding_id);
CREATE INDEX evidence_source ON improvement.evidence USING btree (source_record_id) WHERE (source_record_id IS NOT NULL);
alter table improvement.evidence enable row level security;
alter table improvement.evidence force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = evidence.finding_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = evidence.finding_id)));
CREATE TRIGGER search_delete AFTER DELETE ON improvement.evidence REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_evidence();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.evidence REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_evidence();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.evidence REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_evidence();
grant insert, select, update on improvement.evidence to lineofsight_app;
grant select on improvement.evidence to lineofsight_backup;

create table improvement.evidence_use (
  evidence_id uuid not null,
  finding_id uuid not null,
  PRIMARY KEY (evidence_id, finding_id),
  FOREIGN KEY (evidence_id) REFERENCES improvement.evidence(id),
  FOREIGN KEY (finding_id) REFERENCES improvement.finding(id)
);
CREATE INDEX evidence_use_finding ON improvement.evidence_use USING btree (finding_id);
alter table improvement.evidence_use enable row level security;
alter table improvement.evidence_use force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.evidence e WHERE (e.id = evidence_use.evidence_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = evidence_use.finding_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = evidence_use.finding_id)));
grant insert, select on improvement.evidence_use to lineofsight_app;
grant select on improvement.evidence_use to lineofsight_backup;

create table improvement.file_shape (
  id uuid not null,
  partnership_id uuid not null,
  shape text not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, shape),
  CHECK ((length(shape) = 64))
);
alter table improvement.file_shape enable row level security;
alter table improvement.file_shape force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = file_shape.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = file_shape.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.file_shape FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on improvement.file_shape to lineofsight_app;
grant select on improvement.file_shape to lineofsight_backup;

create table improvement.finding (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  title text not null,
  found text not null,
  is_concern boolean not null,
  theme text not null,
  raised_by text not null,
  raised_by_count integer,
  raised_on date not null,
  answer_by date,
  answered_on date,
  is_case_level boolean not null,
  owner_id uuid,
  recorded_at timestamp with time zone not null,
  version integer not null,
  purposes integer not null default 0,
  standard text,
  closed_on date,
  closed_why text,
  PRIMARY KEY (id),
  CHECK ((answer_by >= raised_on)),
  CHECK ((answered_on >= raised_on)),
  CHECK (((closed_on IS NULL) OR (answered_on IS NOT NULL))),
  CHECK (((length(closed_why) >= 1) AND (length(closed_why) <= 4000))),
  CHECK (((length(found) >= 1) AND (length(found) <= 4000))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK (((purposes >= 0) AND (purposes <= 63))),
  CHECK (((length(raised_by) >= 1) AND (length(raised_by) <= 200))),
  CHECK ((raised_by_count >= 1)),
  CHECK (((length(standard) >= 1) AND (length(standard) <= 200))),
  CHECK (((length(theme) >= 1) AND (length(theme) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX finding_answered ON improvement.finding USING btree (partnership_id, answered_on DESC, id) WHERE (answered_on IS NOT NULL);
CREATE INDEX finding_owed ON improvement.finding USING btree (partnership_id, answer_by, raised_on, id) WHERE (answered_on IS NULL);
CREATE INDEX finding_owner ON improvement.finding USING btree (owner_id) WHERE ((answer_by IS NOT NULL) AND (answered_on IS NULL));
CREATE INDEX finding_raised ON improvement.finding USING btree (partnership_id, raised_on DESC, id);
CREATE INDEX finding_theme ON improvement.finding USING btree (partnership_id, theme, raised_on DESC, id);
alter table improvement.finding enable row level security;
alter table improvement.finding force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = finding.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = finding.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER forget_arrived AFTER DELETE ON improvement.finding REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION improvement.forget_arrived();
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.finding FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.finding FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.finding REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_finding();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.finding REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_finding();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.finding REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_finding();
grant insert, select, update on improvement.finding to lineofsight_app;
grant select on improvement.finding to lineofsight_backup;

create table improvement.finding_action (
  finding_id uuid not null,
  action_id uuid not null,
  PRIMARY KEY (finding_id, action_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id),
  FOREIGN KEY (finding_id) REFERENCES improvement.finding(id)
);
CREATE INDEX finding_action_action ON improvement.finding_action USING btree (action_id);
alter table improvement.finding_action enable row level security;
alter table improvement.finding_action force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.action a WHERE (a.id = finding_action.action_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = finding_action.finding_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = finding_action.finding_id)));
grant insert, select on improvement.finding_action to lineofsight_app;
grant select on improvement.finding_action to lineofsight_backup;

create table improvement.finding_recommendation (
  finding_id uuid not null,
  recommendation_id uuid not null,
  PRIMARY KEY (finding_id, recommendation_id),
  FOREIGN KEY (finding_id) REFERENCES improvement.finding(id),
  FOREIGN KEY (recommendation_id) REFERENCES improvement.recommendation(id)
);
CREATE INDEX finding_recommendation_lower ON improvement.finding_recommendation USING btree (recommendation_id);
alter table improvement.finding_recommendation enable row level security;
alter table improvement.finding_recommendation force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.recommendation r WHERE (r.id = finding_recommendation.recommendation_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = finding_recommendation.finding_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.finding w WHERE (w.id = finding_recommendation.finding_id)));
grant insert, select on improvement.finding_recommendation to lineofsight_app;
grant select on improvement.finding_recommendation to lineofsight_backup;

create table improvement.follow (
  record_id uuid not null,
  record_kind text not null,
  person_id uuid not null,
  since timestamp with time zone not null,
  looked_at timestamp with time zone not null,
  until timestamp with time zone,
  PRIMARY KEY (record_id, person_id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((record_kind = ANY (ARRAY['Finding'::text, 'Recommendation'::text, 'Decision'::text, 'Action'::text, 'Measure'::text, 'Answer'::text])))
);
CREATE INDEX follow_person ON improvement.follow USING btree (person_id) WHERE (until IS NULL);
alter table improvement.follow enable row level security;
alter table improvement.follow force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for select to lineofsight_app
  using ((person_id = kernel.acting()) OR kernel.is_job());
create policy own_insert for insert to lineofsight_app
  with check ((person_id = kernel.acting()) AND improvement.sees(record_kind, record_id));
create policy own_update for update to lineofsight_app
  using (person_id = kernel.acting())
  with check (person_id = kernel.acting());
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on improvement.follow to lineofsight_app;
grant select on improvement.follow to lineofsight_backup;
grant update (since, looked_at, until) on improvement.follow to lineofsight_app;

create table improvement.invitation (
  action_id uuid not null,
  person_id uuid not null,
  sequence integer not null,
  due_on date,
  is_cancelled boolean not null,
  PRIMARY KEY (action_id, person_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((sequence >= '-1'::integer))
);
alter table improvement.invitation enable row level security;
alter table improvement.invitation force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = invitation.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = invitation.action_id)));
grant insert, select, update on improvement.invitation to lineofsight_app;
grant select on improvement.invitation to lineofsight_backup;

create table improvement.measure (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  what text not null,
  definition text not null,
  source text not null,
  unit text not null,
  counted_in text,
  better text not null,
  expected text not null,
  baseline_on date,
  baseline_value numeric(18,4),
  baseline_base integer,
  baseline_words text,
  baseline_set_at timestamp with time zone,
  result text,
  owner_id uuid,
  is_case_level boolean not null,
  added_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((baseline_base >= 1)),
  CHECK (((length(baseline_words) >= 1) AND (length(baseline_words) <= 2000))),
  CHECK ((better = ANY (ARRAY['Higher'::text, 'Lower'::text, 'Neither'::text]))),
  CHECK (((baseline_on IS NULL) = (baseline_set_at IS NULL))),
  CHECK (((baseline_on IS NOT NULL) OR ((baseline_value IS NULL) AND (baseline_base IS NULL) AND (baseline_words IS NULL)))),
  CHECK (((baseline_on IS NULL) OR ((unit = 'Words'::text) = (baseline_value IS NULL)))),
  CHECK (((baseline_on IS NULL) OR (unit <> 'Words'::text) OR (baseline_words IS NOT NULL))),
  CHECK (((unit <> 'Share'::text) OR ((baseline_value IS NULL) = (baseline_base IS NULL)))),
  CHECK (((unit <> 'Share'::text) OR ((baseline_value >= (0)::numeric) AND (baseline_value <= (baseline_base)::numeric)))),
  CHECK (((length(counted_in) >= 1) AND (length(counted_in) <= 60))),
  CHECK (((length(definition) >= 1) AND (length(definition) <= 1000))),
  CHECK (((length(expected) >= 1) AND (length(expected) <= 1000))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK ((result = ANY (ARRAY['Better'::text, 'NoChange'::text, 'Worse'::text, 'TooEarly'::text]))),
  CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  CHECK ((unit = ANY (ARRAY['Share'::text, 'Number'::text, 'Words'::text]))),
  CHECK (((length(what) >= 1) AND (length(what) <= 200)))
);
alter table improvement.measure enable row level security;
alter table improvement.measure force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = measure.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = measure.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.measure FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER keep_baseline BEFORE UPDATE ON improvement.measure FOR EACH ROW WHEN ((((old.baseline_on IS NOT NULL) AND (((old.baseline_on IS DISTINCT FROM new.baseline_on) OR (old.baseline_set_at IS DISTINCT FROM new.baseline_set_at)) OR (old.unit IS DISTINCT FROM new.unit))) OR ((old.baseline_on IS NOT NULL) AND ((old.baseline_value IS DISTINCT FROM new.baseline_value) OR (old.baseline_base IS DISTINCT FROM new.baseline_base) OR (old.baseline_words IS DISTINCT FROM new.baseline_words))))) EXECUTE FUNCTION improvement.keep_baseline();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.measure FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.measure REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_measure();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.measure REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_measure();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.measure REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_measure();
grant insert, select, update on improvement.measure to lineofsight_app;
grant select on improvement.measure to lineofsight_backup;

create table improvement.mention (
  comment_id uuid not null,
  person_id uuid not null,
  PRIMARY KEY (comment_id, person_id),
  FOREIGN KEY (comment_id) REFERENCES improvement.comment(id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id)
);
alter table improvement.mention enable row level security;
alter table improvement.mention force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.comment w WHERE (w.id = mention.comment_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.comment w WHERE (w.id = mention.comment_id)));
grant insert, select on improvement.mention to lineofsight_app;
grant select on improvement.mention to lineofsight_backup;

create table improvement.owner_told (
  action_id uuid not null,
  owner_id uuid,
  PRIMARY KEY (action_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id) ON DELETE CASCADE,
  FOREIGN KEY (owner_id) REFERENCES identity.account(id)
);
alter table improvement.owner_told enable row level security;
alter table improvement.owner_told force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = owner_told.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = owner_told.action_id)));
grant insert, select, update on improvement.owner_told to lineofsight_app;
grant select on improvement.owner_told to lineofsight_backup;

create table improvement.paper_statement (
  id uuid not null,
  paper_id uuid not null,
  number integer not null,
  part text not null,
  text text not null,
  source_words text not null,
  source_kind text not null,
  source_id uuid not null,
  source_version integer not null,
  PRIMARY KEY (id),
  CHECK ((number >= 1)),
  FOREIGN KEY (paper_id) REFERENCES improvement.board_paper(id),
  UNIQUE (paper_id, number),
  CHECK ((part = ANY (ARRAY['Decided'::text, 'Late'::text, 'Changed'::text, 'Answered'::text, 'Raised'::text]))),
  CHECK ((source_kind = ANY (ARRAY['Finding'::text, 'Recommendation'::text, 'Decision'::text, 'Action'::text, 'Measure'::text, 'Answer'::text]))),
  CHECK (((length(source_words) >= 1) AND (length(source_words) <= 200))),
  CHECK (((length(text) >= 1) AND (length(text) <= 6000)))
);
CREATE INDEX paper_statement_source ON improvement.paper_statement USING btree (source_id);
alter table improvement.paper_statement enable row level security;
alter table improvement.paper_statement force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.board_paper w WHERE (w.id = paper_statement.paper_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.board_paper w WHERE (w.id = paper_statement.paper_id)));
grant insert, select on improvement.paper_statement to lineofsight_app;
grant select on improvement.paper_statement to lineofsight_backup;

create table improvement.partner_position (
  id uuid not null,
  decision_id uuid not null,
  agency_id uuid not null,
  number integer not null,
  stance text not null,
  reasons text,
  given_by text not null,
  given_on date not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK (((stance = 'For'::text) OR (reasons IS NOT NULL))),
  UNIQUE (decision_id, agency_id, number),
  FOREIGN KEY (decision_id) REFERENCES improvement.decision(id),
  CHECK (((length(given_by) >= 1) AND (length(given_by) <= 120))),
  CHECK ((number >= 1)),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK (((length(reasons) >= 1) AND (length(reasons) <= 4000))),
  CHECK ((stance = ANY (ARRAY['For'::text, 'Against'::text, 'Abstains'::text])))
);
alter table improvement.partner_position enable row level security;
alter table improvement.partner_position force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.decision w WHERE (w.id = partner_position.decision_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.decision w WHERE (w.id = partner_position.decision_id)));
grant insert, select on improvement.partner_position to lineofsight_app;
grant select on improvement.partner_position to lineofsight_backup;

create table improvement.progress (
  id uuid not null,
  action_id uuid not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  status text not null,
  note text,
  PRIMARY KEY (id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id),
  CHECK (((length(note) >= 1) AND (length(note) <= 2000))),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((status = ANY (ARRAY['NotStarted'::text, 'OnTrack'::text, 'AtRisk'::text, 'Done'::text])))
);
CREATE INDEX progress_action ON improvement.progress USING btree (action_id, at DESC);
alter table improvement.progress enable row level security;
alter table improvement.progress force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = progress.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = progress.action_id)));
CREATE TRIGGER search_delete AFTER DELETE ON improvement.progress REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_progress();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.progress REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_progress();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.progress REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_progress();
grant insert, select on improvement.progress to lineofsight_app;
grant select on improvement.progress to lineofsight_backup;

create table improvement.reading (
  id uuid not null,
  measure_id uuid not null,
  on_day date not null,
  value numeric(18,4),
  base integer,
  words text,
  result text not null,
  corrects_id uuid,
  person_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK ((base >= 1)),
  CHECK (((value IS NOT NULL) OR (words IS NOT NULL))),
  FOREIGN KEY (corrects_id) REFERENCES improvement.reading(id),
  FOREIGN KEY (measure_id) REFERENCES improvement.measure(id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((result = ANY (ARRAY['Better'::text, 'NoChange'::text, 'Worse'::text, 'TooEarly'::text]))),
  CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE UNIQUE INDEX reading_corrected_once ON improvement.reading USING btree (corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX reading_measure ON improvement.reading USING btree (measure_id, on_day DESC, at DESC);
alter table improvement.reading enable row level security;
alter table improvement.reading force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.measure w WHERE (w.id = reading.measure_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.measure w WHERE (w.id = reading.measure_id)));
grant insert, select on improvement.reading to lineofsight_app;
grant select on improvement.reading to lineofsight_backup;

create table improvement.recommendation (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  text text not null,
  expected_outcome text,
  cost text,
  owner_id uuid,
  recheck_on date,
  state text not null,
  proposed_on date not null,
  agreed_on date,
  carried_out_on date,
  closed_on date,
  outcome text,
  why text,
  is_case_level boolean not null,
  added_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((state = ANY (ARRAY['Proposed'::text, 'Rejected'::text])) OR ((expected_outcome IS NOT NULL) AND (owner_id IS NOT NULL) AND (agreed_on IS NOT NULL)))),
  CHECK ((((state <> 'Agreed'::text) AND (state <> 'CarriedOut'::text)) OR (recheck_on IS NOT NULL))),
  CHECK (((state <> 'Rejected'::text) OR (why IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['Rejected'::text, 'Closed'::text])) = (closed_on IS NOT NULL))),
  CHECK (((state = 'Closed'::text) = (outcome IS NOT NULL))),
  CHECK (((outcome IS NULL) OR (outcome = 'Changed'::text) OR (why IS NOT NULL))),
  CHECK (((length(cost) >= 1) AND (length(cost) <= 200))),
  CHECK (((length(expected_outcome) >= 1) AND (length(expected_outcome) <= 2000))),
  CHECK ((outcome = ANY (ARRAY['Changed'::text, 'NoChange'::text, 'Worse'::text, 'NotKnown'::text]))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK ((state = ANY (ARRAY['Proposed'::text, 'Agreed'::text, 'Rejected'::text, 'CarriedOut'::text, 'Closed'::text]))),
  CHECK (((length(text) >= 1) AND (length(text) <= 500))),
  CHECK (((length(why) >= 1) AND (length(why) <= 4000)))
);
CREATE INDEX recommendation_open ON improvement.recommendation USING btree (partnership_id, recheck_on, id) WHERE (closed_on IS NULL);
CREATE INDEX recommendation_owner ON improvement.recommendation USING btree (owner_id) WHERE ((recheck_on IS NOT NULL) AND (closed_on IS NULL));
alter table improvement.recommendation enable row level security;
alter table improvement.recommendation force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = recommendation.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = recommendation.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER forget_arrived AFTER DELETE ON improvement.recommendation REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION improvement.forget_arrived();
CREATE TRIGGER goes_with_record AFTER DELETE ON improvement.recommendation FOR EACH ROW EXECUTE FUNCTION improvement.goes_with_record();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.recommendation FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON improvement.recommendation REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_recommendation();
CREATE TRIGGER search_insert AFTER INSERT ON improvement.recommendation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_recommendation();
CREATE TRIGGER search_update AFTER UPDATE ON improvement.recommendation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION improvement.search_recommendation();
grant insert, select, update on improvement.recommendation to lineofsight_app;
grant select on improvement.recommendation to lineofsight_backup;

create table improvement.recommendation_action (
  recommendation_id uuid not null,
  action_id uuid not null,
  PRIMARY KEY (recommendation_id, action_id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id),
  FOREIGN KEY (recommendation_id) REFERENCES improvement.recommendation(id)
);
CREATE INDEX recommendation_action_lower ON improvement.recommendation_action USING btree (action_id);
alter table improvement.recommendation_action enable row level security;
alter table improvement.recommendation_action force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.action a WHERE (a.id = recommendation_action.action_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.recommendation w WHERE (w.id = recommendation_action.recommendation_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.recommendation w WHERE (w.id = recommendation_action.recommendation_id)));
grant insert, select on improvement.recommendation_action to lineofsight_app;
grant select on improvement.recommendation_action to lineofsight_backup;

create table improvement.recommendation_measure (
  recommendation_id uuid not null,
  measure_id uuid not null,
  PRIMARY KEY (recommendation_id, measure_id),
  FOREIGN KEY (measure_id) REFERENCES improvement.measure(id),
  FOREIGN KEY (recommendation_id) REFERENCES improvement.recommendation(id)
);
CREATE INDEX recommendation_measure_lower ON improvement.recommendation_measure USING btree (measure_id);
alter table improvement.recommendation_measure enable row level security;
alter table improvement.recommendation_measure force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_ends for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM improvement.measure m WHERE (m.id = recommendation_measure.measure_id)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.recommendation w WHERE (w.id = recommendation_measure.recommendation_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.recommendation w WHERE (w.id = recommendation_measure.recommendation_id)));
grant insert, select on improvement.recommendation_measure to lineofsight_app;
grant select on improvement.recommendation_measure to lineofsight_backup;

create table improvement.rise (
  id uuid not null,
  partnership_id uuid not null,
  record_id uuid not null,
  record_kind text not null,
  step integer not null,
  due_on date not null,
  risen_on date not null,
  risen_to text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (record_id, due_on, step),
  CHECK ((record_kind = ANY (ARRAY['Action'::text, 'Recommendation'::text, 'Finding'::text]))),
  CHECK (((length(risen_to) >= 1) AND (length(risen_to) <= 500))),
  CHECK (((step >= 1) AND (step <= 3)))
);
alter table improvement.rise enable row level security;
alter table improvement.rise force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = rise.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = rise.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON improvement.rise FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on improvement.rise to lineofsight_app;
grant select on improvement.rise to lineofsight_backup;

create table improvement.scrutiny (
  id uuid not null,
  action_id uuid not null,
  verdict text not null,
  words text,
  person_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (action_id) REFERENCES improvement.action(id),
  CHECK (((verdict <> 'Returned'::text) OR (words IS NOT NULL))),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((verdict = ANY (ARRAY['Returned'::text, 'Accepted'::text]))),
  CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX scrutiny_action ON improvement.scrutiny USING btree (action_id, at DESC);
alter table improvement.scrutiny enable row level security;
alter table improvement.scrutiny force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = scrutiny.action_id)))
  with check (EXISTS ( SELECT 1 FROM improvement.action w WHERE (w.id = scrutiny.action_id)));
grant insert, select on improvement.scrutiny to lineofsight_app;
grant select on improvement.scrutiny to lineofsight_backup;

create table kernel.act (
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  person_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  digest bytea not null,
  PRIMARY KEY (id),
  CHECK ((length(digest) = 32))
);
CREATE INDEX act_kind ON kernel.act USING btree (kind, at DESC);
CREATE INDEX act_subject ON kernel.act USING btree (subject_id, at DESC);
alter table kernel.act enable row level security;
alter table kernel.act force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ( SELECT true FROM kernel.act_link l WHERE (l.act_id = act.id) LIMIT 1);
create policy scope_insert for insert to lineofsight_app
  with check (person_id = COALESCE(kernel.acting(), '00000000-0000-0000-0000-000000000000'::uuid));
create policy seal for select to lineofsight_sealer
  using true;
CREATE TRIGGER link_shared AFTER INSERT ON kernel.act FOR EACH ROW EXECUTE FUNCTION kernel.link_shared();
grant insert, select on kernel.act to lineofsight_app;
grant select on kernel.act to lineofsight_backup;
grant select on kernel.act to lineofsight_sealer;

create table kernel.act_link (
  partnership_id uuid not null,
  act_id uuid not null,
  number bigint,
  hash bytea,
  PRIMARY KEY (act_id, partnership_id),
  FOREIGN KEY (act_id) REFERENCES kernel.act(id),
  CHECK (((number IS NULL) = (hash IS NULL))),
  CHECK ((length(hash) = 32))
);
CREATE UNIQUE INDEX act_link_number ON kernel.act_link USING btree (partnership_id, number) WHERE (number IS NOT NULL);
CREATE INDEX act_link_unsealed ON kernel.act_link USING btree (partnership_id) WHERE (number IS NULL);
alter table kernel.act_link enable row level security;
alter table kernel.act_link force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ((partnership_id = '00000000-0000-0000-0000-000000000000'::uuid) AND ( SELECT kernel.serves_installation() AS serves_installation)));
create policy scope_insert for insert to lineofsight_app
  with check ((number IS NULL) AND kernel.performed(act_id));
create policy seal for all to lineofsight_sealer
  using true
  with check true;
grant select on kernel.act_link to lineofsight_app;
grant select on kernel.act_link to lineofsight_backup;
grant select on kernel.act_link to lineofsight_sealer;
grant insert (partnership_id, act_id) on kernel.act_link to lineofsight_app;
grant update (number, hash) on kernel.act_link to lineofsight_sealer;

create table kernel.act_text (
  act_id uuid not null,
  reason text,
  before text,
  after text,
  PRIMARY KEY (act_id),
  FOREIGN KEY (act_id) REFERENCES kernel.act(id)
);
alter table kernel.act_text enable row level security;
alter table kernel.act_text force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ( SELECT true FROM kernel.act a WHERE (a.id = act_text.act_id) LIMIT 1);
create policy scope_insert for insert to lineofsight_app
  with check kernel.performed(act_id);
create policy seal for select to lineofsight_sealer
  using true;
grant insert, select on kernel.act_text to lineofsight_app;
grant select on kernel.act_text to lineofsight_backup;
grant select on kernel.act_text to lineofsight_sealer;

create table kernel.agency_export (
  id uuid not null,
  partnership_id uuid not null,
  agency_id uuid not null,
  owner_id uuid,
  given_to text not null,
  lawful_basis text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  fetches integer not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((expires_at <= (made_at + '24:00:00'::interval))),
  CHECK (((fetches >= 0) AND (fetches <= 3))),
  CHECK (((length(given_to) >= 1) AND (length(given_to) <= 200))),
  CHECK (((length(lawful_basis) >= 1) AND (length(lawful_basis) <= 2000))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id)
);
CREATE INDEX agency_export_owner ON kernel.agency_export USING btree (owner_id, expires_at);
alter table kernel.agency_export enable row level security;
alter table kernel.agency_export force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = agency_export.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = agency_export.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.agency_export FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.agency_export to lineofsight_app;
grant select on kernel.agency_export to lineofsight_backup;
grant update (fetches, version) on kernel.agency_export to lineofsight_app;

create table kernel.assignment (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  partnership_id uuid,
  agency_id uuid,
  body_id uuid,
  case_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  version integer not null,
  granted_by uuid,
  PRIMARY KEY (id),
  CHECK (((ends_at IS NULL) OR (ends_at >= starts_at))),
  FOREIGN KEY (granted_by) REFERENCES identity.account(id),
  CHECK ((granted_by <> person_id)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id)
);
CREATE INDEX assignment_partnership ON kernel.assignment USING btree (partnership_id);
CREATE INDEX assignment_person ON kernel.assignment USING btree (person_id);
alter table kernel.assignment enable row level security;
alter table kernel.assignment force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using ((person_id = kernel.acting()) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ( SELECT kernel.serves_installation() AS serves_installation))
  with check ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ( SELECT kernel.serves_installation() AS serves_installation));
CREATE TRIGGER note_who_grants BEFORE INSERT OR UPDATE ON kernel.assignment FOR EACH ROW EXECUTE FUNCTION kernel.note_who_grants();
grant insert, select on kernel.assignment to lineofsight_app;
grant select on kernel.assignment to lineofsight_backup;
grant update (starts_at, ends_at, version) on kernel.assignment to lineofsight_app;

create table kernel.backup (
  id uuid not null,
  at timestamp with time zone not null,
  file text not null,
  bytes bigint not null,
  row_count bigint not null,
  file_count integer not null,
  PRIMARY KEY (id),
  CHECK ((bytes >= 0)),
  CHECK (((length(file) >= 1) AND (length(file) <= 500))),
  CHECK ((file_count >= 0)),
  CHECK ((row_count >= 0))
);
CREATE INDEX backup_at ON kernel.backup USING btree (at DESC);
alter table kernel.backup enable row level security;
alter table kernel.backup force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy installation for select to lineofsight_app
  using ( SELECT kernel.serves_installation() AS serves_installation);
create policy installation_insert for insert to lineofsight_app
  with check ( SELECT kernel.serves_installation() AS serves_installation);
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on kernel.backup to lineofsight_app;
grant select on kernel.backup to lineofsight_backup;

create table kernel.clock (
  id uuid not null,
  partnership_id uuid not null,
  record_id uuid not null,
  rule text not null,
  division text not null,
  state text not null,
  due_on date,
  other_due_on date,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((state = 'Paused'::text) = (due_on IS NULL))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((state = ANY (ARRAY['NotStarted'::text, 'Running'::text, 'Paused'::text, 'Met'::text, 'MetLate'::text, 'Missed'::text])))
);
CREATE INDEX clock_open ON kernel.clock USING btree (partnership_id, due_on) WHERE (state = ANY (ARRAY['Running'::text, 'Paused'::text]));
CREATE INDEX clock_record ON kernel.clock USING btree (record_id);
alter table kernel.clock enable row level security;
alter table kernel.clock force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = clock.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = clock.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.clock FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.clock to lineofsight_app;
grant select on kernel.clock to lineofsight_backup;
grant update (state, due_on, other_due_on, version) on kernel.clock to lineofsight_app;

create table kernel.clock_entry (
  id uuid not null,
  clock_id uuid not null,
  number integer not null,
  kind text not null,
  day date not null,
  set_to date,
  words text,
  person_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (clock_id) REFERENCES kernel.clock(id),
  UNIQUE (clock_id, number),
  CHECK ((kind = ANY (ARRAY['Started'::text, 'Moved'::text, 'Paused'::text, 'Resumed'::text, 'Met'::text, 'Missed'::text, 'Reopened'::text]))),
  CHECK ((number >= 1)),
  CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
alter table kernel.clock_entry enable row level security;
alter table kernel.clock_entry force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM kernel.clock w WHERE (w.id = clock_entry.clock_id)))
  with check (EXISTS ( SELECT 1 FROM kernel.clock w WHERE (w.id = clock_entry.clock_id)));
grant insert, select on kernel.clock_entry to lineofsight_app;
grant select on kernel.clock_entry to lineofsight_backup;

create table kernel.disclosure (
  id uuid not null,
  partnership_id uuid not null,
  given_to text not null,
  what text not null,
  lawful_basis text not null,
  references text,
  given_on date not null,
  given_by uuid not null,
  recorded_at timestamp with time zone not null,
  files integer,
  manifest bytea,
  PRIMARY KEY (id),
  CHECK (((files IS NULL) = (manifest IS NULL))),
  CHECK ((files >= 0)),
  FOREIGN KEY (given_by) REFERENCES identity.account(id),
  CHECK (((length(given_to) >= 1) AND (length(given_to) <= 200))),
  CHECK (((length(lawful_basis) >= 1) AND (length(lawful_basis) <= 2000))),
  CHECK ((length(manifest) = 32)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length("references") >= 1) AND (length("references") <= 2000))),
  CHECK (((length(what) >= 1) AND (length(what) <= 2000)))
);
CREATE INDEX disclosure_given ON kernel.disclosure USING btree (partnership_id, given_on DESC, recorded_at DESC);
alter table kernel.disclosure enable row level security;
alter table kernel.disclosure force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = disclosure.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = disclosure.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.disclosure FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.disclosure to lineofsight_app;
grant select on kernel.disclosure to lineofsight_backup;

create table kernel.disposed_file (
  stored text not null,
  PRIMARY KEY (stored),
  CHECK ((stored ~ '^[0-9a-f]{32}$'::text))
);
alter table kernel.disposed_file enable row level security;
alter table kernel.disposed_file force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.disposed_file to lineofsight_backup;

create table kernel.document (
  id uuid not null,
  partnership_id uuid not null,
  agency_id uuid,
  owner_id uuid,
  given_at timestamp with time zone not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  stored text not null,
  state text not null,
  checked_at timestamp with time zone,
  current_until date,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((state <> 'Clean'::text) OR (checked_at IS NOT NULL))),
  UNIQUE (id, partnership_id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (owner_id) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((length(sha256) = 32)),
  CHECK ((size > 0)),
  CHECK ((state = ANY (ARRAY['Checking'::text, 'Clean'::text, 'NotChecked'::text, 'Refused'::text]))),
  CHECK ((stored ~ '^[0-9a-f]{32}$'::text)),
  UNIQUE (stored),
  CHECK ((type = ANY (ARRAY['Pdf'::text, 'Docx'::text, 'Xlsx'::text, 'Jpg'::text, 'Png'::text])))
);
CREATE INDEX document_agency ON kernel.document USING btree (partnership_id, agency_id, given_at DESC);
CREATE INDEX document_owner ON kernel.document USING btree (owner_id, given_at DESC);
CREATE INDEX document_waiting ON kernel.document USING btree (given_at) WHERE (state = ANY (ARRAY['Checking'::text, 'NotChecked'::text]));
alter table kernel.document enable row level security;
alter table kernel.document force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = document.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = document.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy used for select to lineofsight_app
  using (EXISTS ( SELECT 1 FROM kernel.document_use u WHERE (u.document_id = document.id)));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.document FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.document to lineofsight_app;
grant select on kernel.document to lineofsight_backup;
grant update (current_until, version) on kernel.document to lineofsight_app;

create table kernel.document_use (
  id uuid not null,
  document_id uuid not null,
  partnership_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  record_partnership_id uuid not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_because text,
  PRIMARY KEY (id),
  FOREIGN KEY (added_by) REFERENCES identity.account(id),
  CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_because IS NULL)))),
  FOREIGN KEY (document_id, partnership_id) REFERENCES kernel.document(id, partnership_id),
  CHECK (((length(ended_because) >= 1) AND (length(ended_because) <= 500))),
  FOREIGN KEY (ended_by) REFERENCES identity.account(id),
  CHECK (((length(record_kind) >= 1) AND (length(record_kind) <= 100))),
  FOREIGN KEY (record_partnership_id) REFERENCES kernel.partnership(id)
);
CREATE UNIQUE INDEX document_use_once ON kernel.document_use USING btree (document_id, record_id) WHERE (ended_at IS NULL);
CREATE INDEX document_use_record ON kernel.document_use USING btree (record_id);
alter table kernel.document_use enable row level security;
alter table kernel.document_use force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (record_partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = document_use.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) AND (added_by = kernel.acting()));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (record_partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = document_use.record_id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))))
  with check (ended_by = kernel.acting());
grant insert, select on kernel.document_use to lineofsight_app;
grant select on kernel.document_use to lineofsight_backup;
grant update (ended_at, ended_by, ended_because) on kernel.document_use to lineofsight_app;

create table kernel.hold (
  id uuid not null,
  partnership_id uuid not null,
  reach text not null,
  kind text,
  subject text,
  ground text not null,
  reason text not null,
  placed_by uuid not null,
  placed_at timestamp with time zone not null,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  lifted_because text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((reach = 'Kind'::text) = (kind IS NOT NULL))),
  CHECK ((((length(subject) >= 1) AND (length(subject) <= 100)) AND ((reach = 'Person'::text) = (subject IS NOT NULL)))),
  CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lifted_because IS NULL)))),
  CHECK ((ground = ANY (ARRAY['Inquiry'::text, 'Court'::text, 'Complaint'::text, 'Other'::text]))),
  CHECK (((length(lifted_because) >= 1) AND (length(lifted_because) <= 1000))),
  FOREIGN KEY (lifted_by) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (placed_by) REFERENCES identity.account(id),
  CHECK ((reach = ANY (ARRAY['Record'::text, 'Person'::text, 'Kind'::text, 'Partnership'::text]))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
CREATE INDEX hold_standing ON kernel.hold USING btree (partnership_id) WHERE (lifted_at IS NULL);
alter table kernel.hold enable row level security;
alter table kernel.hold force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = hold.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = hold.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.hold FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.hold to lineofsight_app;
grant select on kernel.hold to lineofsight_backup;
grant update (lifted_by, lifted_at, lifted_because, version) on kernel.hold to lineofsight_app;

create table kernel.hold_record (
  hold_id uuid not null,
  record_id uuid not null,
  reference text not null,
  PRIMARY KEY (hold_id, record_id),
  FOREIGN KEY (hold_id) REFERENCES kernel.hold(id),
  CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
);
CREATE INDEX hold_record_record ON kernel.hold_record USING btree (record_id);
alter table kernel.hold_record enable row level security;
alter table kernel.hold_record force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM kernel.hold w WHERE (w.id = hold_record.hold_id)))
  with check (EXISTS ( SELECT 1 FROM kernel.hold w WHERE (w.id = hold_record.hold_id)));
grant insert, select on kernel.hold_record to lineofsight_app;
grant select on kernel.hold_record to lineofsight_backup;

create table kernel.holiday_import (
  id uuid not null,
  file text not null,
  imported_at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK (((length(file) >= 1) AND (length(file) <= 255)))
);
alter table kernel.holiday_import enable row level security;
alter table kernel.holiday_import force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy own_insert for insert to lineofsight_app
  with check ( SELECT kernel.serves_installation() AS serves_installation);
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on kernel.holiday_import to lineofsight_app;
grant select on kernel.holiday_import to lineofsight_backup;

create table kernel.imported_holiday (
  import_id uuid not null,
  division text not null,
  day date not null,
  name text not null,
  PRIMARY KEY (import_id, division, day),
  CHECK ((division = ANY (ARRAY['england-and-wales'::text, 'scotland'::text, 'northern-ireland'::text]))),
  FOREIGN KEY (import_id) REFERENCES kernel.holiday_import(id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table kernel.imported_holiday enable row level security;
alter table kernel.imported_holiday force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy own_insert for insert to lineofsight_app
  with check ( SELECT kernel.serves_installation() AS serves_installation);
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on kernel.imported_holiday to lineofsight_app;
grant select on kernel.imported_holiday to lineofsight_backup;

create table kernel.job_node (
  node text not null,
  seen_at timestamp with time zone not null,
  clock_ahead interval not null,
  PRIMARY KEY (node),
  CHECK (((length(node) >= 1) AND (length(node) <= 200)))
);
alter table kernel.job_node enable row level security;
alter table kernel.job_node force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy jobs for all to lineofsight_jobs
  using true
  with check true;
create policy national for select to lineofsight_app
  using (kernel.acting() IS NOT NULL);
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.job_node to lineofsight_app;
grant select on kernel.job_node to lineofsight_backup;
grant insert, update on kernel.job_node to lineofsight_jobs;

create table kernel.job_run (
  id uuid not null,
  job text not null,
  due_at timestamp with time zone not null,
  asked_by uuid,
  attempt integer not null,
  node text,
  holder uuid,
  started_at timestamp with time zone,
  lease_until timestamp with time zone,
  finished_at timestamp with time zone,
  outcome text,
  did text,
  failure text,
  retry_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (asked_by) REFERENCES identity.account(id),
  CHECK ((attempt >= 0)),
  CHECK (((finished_at IS NULL) = (outcome IS NULL))),
  CHECK (((failure IS NULL) OR (outcome = 'failed'::text))),
  CHECK ((length(did) <= 500)),
  CHECK ((length(failure) <= 500)),
  CHECK (((length(job) >= 1) AND (length(job) <= 100))),
  UNIQUE (job, due_at),
  CHECK ((length(node) <= 200)),
  CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text])))
);
CREATE INDEX job_run_open ON kernel.job_run USING btree (job) WHERE ((finished_at IS NULL) OR (retry_at IS NOT NULL));
alter table kernel.job_run enable row level security;
alter table kernel.job_run force row level security;
create policy asked for insert to lineofsight_app
  with check ((asked_by = kernel.acting()) AND (attempt = 0) AND (node IS NULL) AND (holder IS NULL) AND (started_at IS NULL) AND (lease_until IS NULL) AND (finished_at IS NULL) AND (outcome IS NULL) AND (did IS NULL) AND (failure IS NULL) AND (retry_at IS NULL));
create policy backup for select to lineofsight_backup
  using true;
create policy jobs for all to lineofsight_jobs
  using true
  with check true;
create policy national for select to lineofsight_app
  using (kernel.acting() IS NOT NULL);
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on kernel.job_run to lineofsight_app;
grant select on kernel.job_run to lineofsight_backup;
grant insert, update on kernel.job_run to lineofsight_jobs;
grant insert (id, job, due_at, asked_by, attempt) on kernel.job_run to lineofsight_app;

create table kernel.letter (
  id uuid not null,
  partnership_id uuid,
  kind text not null,
  person_id uuid,
  address text,
  subject text not null,
  words text not null,
  link text,
  calendar text,
  occasion text,
  may_wait boolean not null,
  state text not null,
  written_at timestamp with time zone not null,
  next_try_at timestamp with time zone,
  tries integer not null,
  trouble text,
  sent_at timestamp with time zone,
  holder uuid,
  held_until timestamp with time zone,
  handed_over_at timestamp with time zone,
  digest_id uuid,
  decided_by uuid,
  version integer not null,
  secret_link text,
  PRIMARY KEY (id),
  CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  CHECK (((person_id IS NULL) <> (address IS NULL))),
  FOREIGN KEY (decided_by) REFERENCES identity.account(id),
  FOREIGN KEY (digest_id) REFERENCES kernel.letter(id) ON DELETE SET NULL,
  CHECK (((length(kind) >= 1) AND (length(kind) <= 100))),
  CHECK (((link ~ '^/[^/\\]'::text) AND (length(link) <= 500) AND (link !~ '[[:cntrl:][:space:]]'::text))),
  CHECK ((length(occasion) <= 300)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK (((secret_link ~ '^/[^/\\]'::text) AND (length(secret_link) <= 500) AND (secret_link !~ '[[:cntrl:][:space:]]'::text))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'kept'::text, 'gathered'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'given-up'::text, 'withdrawn'::text]))),
  CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[[:cntrl:]]'::text))),
  CHECK ((tries >= 0)),
  CHECK ((length(trouble) <= 500)),
  CHECK (((length(words) >= 1) AND (length(words) <= 20000)))
);
CREATE INDEX letter_about ON kernel.letter USING btree (kernel.record_in(link)) WHERE (link IS NOT NULL);
CREATE INDEX letter_digest ON kernel.letter USING btree (digest_id) WHERE (digest_id IS NOT NULL);
CREATE INDEX letter_due ON kernel.letter USING btree (next_try_at) WHERE (state = ANY (ARRAY['waiting'::text, 'failed'::text]));
CREATE INDEX letter_ended ON kernel.letter USING btree (COALESCE(sent_at, written_at)) WHERE (state = ANY (ARRAY['sent'::text, 'gathered'::text, 'withdrawn'::text]));
CREATE UNIQUE INDEX letter_occasion ON kernel.letter USING btree (occasion) WHERE (occasion IS NOT NULL);
CREATE INDEX letter_open ON kernel.letter USING btree (state) WHERE (state = ANY (ARRAY['kept'::text, 'sending'::text, 'unknown'::text, 'given-up'::text]));
CREATE INDEX letter_partnership ON kernel.letter USING btree (partnership_id, written_at DESC);
alter table kernel.letter enable row level security;
alter table kernel.letter force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy jobs for all to lineofsight_jobs
  using true
  with check true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ((partnership_id IS NULL) AND ( SELECT kernel.serves_installation() AS serves_installation)));
create policy scope_insert for insert to lineofsight_app
  with check ((state = 'waiting'::text) AND (tries = 0) AND (decided_by IS NULL) AND ((partnership_id IS NULL) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR ((partnership_id IS NULL) AND ( SELECT kernel.serves_installation() AS serves_installation)))
  with check ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'withdrawn'::text])) AND (decided_by = kernel.acting()));
CREATE TRIGGER forget_secret_link BEFORE UPDATE ON kernel.letter FOR EACH ROW WHEN (((new.secret_link IS NOT NULL) AND (new.state = ANY (ARRAY['sent'::text, 'withdrawn'::text])))) EXECUTE FUNCTION kernel.forget_secret_link();
grant select on kernel.letter to lineofsight_app;
grant select on kernel.letter to lineofsight_backup;
grant insert, update on kernel.letter to lineofsight_jobs;
grant insert (id, partnership_id, kind, person_id, address, subject, words, link, calendar, occasion, may_wait, state, written_at, next_try_at, tries, version, secret_link) on kernel.letter to lineofsight_app;
grant update (state, next_try_at, tries, trouble, sent_at, handed_over_at, decided_by, version) on kernel.letter to lineofsight_app;

create table kernel.letter_try (
  letter_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  outcome text not null,
  trouble text,
  PRIMARY KEY (letter_id, number),
  FOREIGN KEY (letter_id) REFERENCES kernel.letter(id) ON DELETE CASCADE,
  CHECK ((outcome = ANY (ARRAY['sent'::text, 'failed'::text, 'unknown'::text, 'refused'::text]))),
  CHECK ((length(trouble) <= 500))
);
alter table kernel.letter_try enable row level security;
alter table kernel.letter_try force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy jobs for all to lineofsight_jobs
  using true
  with check true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using (EXISTS ( SELECT 1 FROM kernel.letter l WHERE (l.id = letter_try.letter_id)));
grant select on kernel.letter_try to lineofsight_app;
grant select on kernel.letter_try to lineofsight_backup;
grant insert, update on kernel.letter_try to lineofsight_jobs;

create table kernel.letter_wish (
  person_id uuid not null,
  wish text not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK ((wish = ANY (ARRAY['each'::text, 'daily'::text, 'essential'::text])))
);
alter table kernel.letter_wish enable row level security;
alter table kernel.letter_wish force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy jobs for all to lineofsight_jobs
  using true
  with check true;
create policy own for all to lineofsight_app
  using (person_id = kernel.acting())
  with check (person_id = kernel.acting());
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.letter_wish to lineofsight_app;
grant select on kernel.letter_wish to lineofsight_backup;
grant insert, update on kernel.letter_wish to lineofsight_jobs;
grant insert (person_id, wish) on kernel.letter_wish to lineofsight_app;
grant update (wish) on kernel.letter_wish to lineofsight_app;

create table kernel.local_rule (
  id uuid not null,
  partnership_id uuid not null,
  key text not null,
  name text not null,
  amount integer not null,
  unit text not null,
  from_day date not null,
  source text not null,
  set_at timestamp with time zone not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((amount >= 1) AND (amount <= 250))),
  CHECK (((length(key) >= 1) AND (length(key) <= 100))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  CHECK ((unit = ANY (ARRAY['WorkingDays'::text, 'Days'::text, 'Months'::text])))
);
CREATE INDEX local_rule_key ON kernel.local_rule USING btree (partnership_id, key, from_day DESC);
alter table kernel.local_rule enable row level security;
alter table kernel.local_rule force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = local_rule.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = local_rule.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.local_rule FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select on kernel.local_rule to lineofsight_app;
grant select on kernel.local_rule to lineofsight_backup;

create table kernel.partnership (
  id uuid not null,
  name text not null,
  PRIMARY KEY (id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE UNIQUE INDEX partnership_name ON kernel.partnership USING btree (lower(name));
grant insert, select, update on kernel.partnership to lineofsight_app;
grant select on kernel.partnership to lineofsight_backup;
grant select on kernel.partnership to lineofsight_sealer;

create table kernel.retention_kind (
  kind text not null,
  disposer text not null,
  together text,
  PRIMARY KEY (kind),
  CHECK ((disposer ~ '^[a-z_]+\.[a-z_]+$'::text)),
  CHECK ((together ~ '^[a-z_]+\.[a-z_]+$'::text))
);
alter table kernel.retention_kind enable row level security;
alter table kernel.retention_kind force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.retention_kind to lineofsight_app;
grant select on kernel.retention_kind to lineofsight_backup;

create table kernel.retention_review (
  id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  record_id uuid not null,
  reference text not null,
  due_on date not null,
  rule text not null,
  listed_at timestamp with time zone not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  because text,
  keep_until date,
  agreed_by uuid,
  agreed_at timestamp with time zone,
  documents integer,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (agreed_by) REFERENCES identity.account(id),
  CHECK (((length(because) >= 1) AND (length(because) <= 1000))),
  CHECK ((((state = 'Listed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (because IS NULL)))),
  CHECK (((state = 'Kept'::text) = (keep_until IS NOT NULL))),
  CHECK ((((state = 'Disposed'::text) = (agreed_by IS NOT NULL)) AND ((agreed_by IS NULL) = (agreed_at IS NULL)) AND ((agreed_by IS NULL) = (documents IS NULL)))),
  CHECK ((agreed_by <> decided_by)),
  FOREIGN KEY (decided_by) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK (((length(reference) >= 1) AND (length(reference) <= 100))),
  CHECK (((length(rule) >= 1) AND (length(rule) <= 1000))),
  CHECK ((state = ANY (ARRAY['Listed'::text, 'Kept'::text, 'Proposed'::text, 'Disposed'::text])))
);
CREATE UNIQUE INDEX retention_review_open ON kernel.retention_review USING btree (record_id) WHERE (state = ANY (ARRAY['Listed'::text, 'Proposed'::text]));
CREATE INDEX retention_review_record ON kernel.retention_review USING btree (record_id, keep_until);
CREATE INDEX retention_review_state ON kernel.retention_review USING btree (partnership_id, state, due_on);
alter table kernel.retention_review enable row level security;
alter table kernel.retention_review force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy begins_listed for insert to lineofsight_app
  with check (state = 'Listed'::text);
create policy never_disposes for update to lineofsight_app
  using (state = ANY (ARRAY['Listed'::text, 'Proposed'::text]))
  with check (state <> 'Disposed'::text);
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = retention_review.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = retention_review.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.retention_review FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER note_who_reviews BEFORE UPDATE ON kernel.retention_review FOR EACH ROW EXECUTE FUNCTION kernel.note_who_reviews();
grant insert, select on kernel.retention_review to lineofsight_app;
grant select on kernel.retention_review to lineofsight_backup;
grant update (state, decided_by, decided_at, because, keep_until, version) on kernel.retention_review to lineofsight_app;

create table kernel.retention_setting (
  id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  years integer not null,
  source text not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(kind) >= 1) AND (length(kind) <= 100))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, kind),
  CHECK (((length(source) >= 1) AND (length(source) <= 300))),
  CHECK (((years >= 1) AND (years <= 150)))
);
alter table kernel.retention_setting enable row level security;
alter table kernel.retention_setting force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = retention_setting.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = retention_setting.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON kernel.retention_setting FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on kernel.retention_setting to lineofsight_app;
grant select on kernel.retention_setting to lineofsight_backup;

create table kernel.search_entry (
  id uuid not null,
  kind text not null,
  record_id uuid not null,
  partnership_id uuid,
  agency_id uuid,
  owner_id uuid,
  is_case boolean not null,
  changed_at timestamp with time zone not null,
  document tsvector not null,
  PRIMARY KEY (id),
  CHECK (((length(kind) >= 1) AND (length(kind) <= 50))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id)
);
CREATE INDEX search_entry_document ON kernel.search_entry USING gin (document) WITH (fastupdate=off);
CREATE INDEX search_entry_recent ON kernel.search_entry USING btree (partnership_id, changed_at DESC);
CREATE INDEX search_entry_record ON kernel.search_entry USING btree (record_id);
alter table kernel.search_entry enable row level security;
alter table kernel.search_entry force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.search_entry to lineofsight_backup;

create table kernel.search_made (
  id uuid not null,
  person_id uuid not null,
  words text not null,
  kind text,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK (((length(kind) >= 1) AND (length(kind) <= 50))),
  FOREIGN KEY (person_id) REFERENCES identity.account(id),
  CHECK (((length(words) >= 1) AND (length(words) <= 200)))
);
CREATE INDEX search_made_at ON kernel.search_made USING btree (at);
alter table kernel.search_made enable row level security;
alter table kernel.search_made force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy own for all to lineofsight_app
  using (person_id = kernel.acting())
  with check (person_id = kernel.acting());
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select on kernel.search_made to lineofsight_app;
grant select on kernel.search_made to lineofsight_backup;

create table kernel.search_word (
  partnership_id uuid not null,
  word text not null,
  PRIMARY KEY (partnership_id, word)
);
CREATE INDEX search_word_similar ON kernel.search_word USING gin (word kernel.gin_trgm_ops);
alter table kernel.search_word enable row level security;
alter table kernel.search_word force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant select on kernel.search_word to lineofsight_backup;

create table kernel.share (
  record_id uuid not null,
  partnership_id uuid not null,
  PRIMARY KEY (record_id, partnership_id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id)
);
CREATE INDEX share_partnership ON kernel.share USING btree (partnership_id);
alter table kernel.share enable row level security;
alter table kernel.share force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
grant select on kernel.share to lineofsight_app;
grant select on kernel.share to lineofsight_backup;

create table quartz.qrtz_blob_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  blob_data bytea,
  PRIMARY KEY (sched_name, trigger_name, trigger_group),
  FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on quartz.qrtz_blob_triggers to lineofsight_jobs;

create table quartz.qrtz_calendars (
  sched_name text not null,
  calendar_name text not null,
  calendar bytea not null,
  PRIMARY KEY (sched_name, calendar_name)
);
grant delete, insert, select, update on quartz.qrtz_calendars to lineofsight_jobs;

create table quartz.qrtz_cron_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  cron_expression text not null,
  time_zone_id text,
  PRIMARY KEY (sched_name, trigger_name, trigger_group),
  FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on quartz.qrtz_cron_triggers to lineofsight_jobs;

create table quartz.qrtz_execution_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  job_name text not null,
  job_group text not null,
  trigger_name text not null,
  trigger_group text not null,
  fired_time bigint not null,
  run_time bigint not null,
  succeeded boolean not null,
  error_message text,
  retry_attempt integer not null default 0,
  retry_scheduled boolean not null default false,
  execution_log text,
  result integer,
  summary text,
  metrics text,
  manual boolean,
  fire_instance_id text,
  job_input text,
  job_input_too_large boolean,
  PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_eh_fire_inst ON quartz.qrtz_execution_history USING btree (sched_name, fire_instance_id);
CREATE INDEX idx_qrtz_eh_fired_time ON quartz.qrtz_execution_history USING btree (sched_name, fired_time);
CREATE INDEX idx_qrtz_eh_inst ON quartz.qrtz_execution_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_eh_job_time ON quartz.qrtz_execution_history USING btree (sched_name, job_group, job_name, fired_time);
CREATE INDEX idx_qrtz_eh_trig_time ON quartz.qrtz_execution_history USING btree (sched_name, trigger_group, trigger_name, fired_time);
grant delete, insert, select, update on quartz.qrtz_execution_history to lineofsight_jobs;

create table quartz.qrtz_fired_triggers (
  sched_name text not null,
  entry_id text not null,
  trigger_name text not null,
  trigger_group text not null,
  instance_name text not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority integer not null,
  state text not null,
  job_name text,
  job_group text,
  is_nonconcurrent boolean not null,
  requests_recovery boolean,
  execution_group character varying(200),
  progress integer,
  progress_message character varying(250),
  interrupt_requested_time bigint,
  PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON quartz.qrtz_fired_triggers USING btree (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON quartz.qrtz_fired_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON quartz.qrtz_fired_triggers USING btree (sched_name, trigger_name, trigger_group);
grant delete, insert, select, update on quartz.qrtz_fired_triggers to lineofsight_jobs;

create table quartz.qrtz_job_details (
  sched_name text not null,
  job_name text not null,
  job_group text not null,
  description text,
  job_class_name text not null,
  is_durable boolean not null,
  is_nonconcurrent boolean not null,
  is_update_data boolean not null,
  requests_recovery boolean not null,
  job_data bytea,
  PRIMARY KEY (sched_name, job_name, job_group)
);
CREATE INDEX idx_qrtz_j_g_n ON quartz.qrtz_job_details USING btree (sched_name, job_group, job_name);
grant delete, insert, select, update on quartz.qrtz_job_details to lineofsight_jobs;

create table quartz.qrtz_job_status (
  sched_name text not null,
  job_group text not null,
  job_name text not null,
  first_fired_time bigint not null,
  last_fired_time bigint not null,
  last_result integer not null,
  last_run_time bigint not null,
  last_instance_name text not null,
  last_entry_id text,
  last_summary text,
  last_success_time bigint,
  last_failure_time bigint,
  last_failure_message text,
  consecutive_failures integer not null default 0,
  run_count bigint not null default 0,
  failure_count bigint not null default 0,
  PRIMARY KEY (sched_name, job_group, job_name)
);
grant delete, insert, select, update on quartz.qrtz_job_status to lineofsight_jobs;

create table quartz.qrtz_locks (
  sched_name text not null,
  lock_name text not null,
  PRIMARY KEY (sched_name, lock_name)
);
grant delete, insert, select, update on quartz.qrtz_locks to lineofsight_jobs;

create table quartz.qrtz_misfire_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text,
  job_group text,
  misfire_time bigint not null,
  sched_time bigint,
  reason integer,
  PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_mh_inst ON quartz.qrtz_misfire_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_mh_misfire_time ON quartz.qrtz_misfire_history USING btree (sched_name, misfire_time);
grant delete, insert, select, update on quartz.qrtz_misfire_history to lineofsight_jobs;

create table quartz.qrtz_paused_job_grps (
  sched_name text not null,
  job_group text not null,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  PRIMARY KEY (sched_name, job_group)
);
grant delete, insert, select, update on quartz.qrtz_paused_job_grps to lineofsight_jobs;

create table quartz.qrtz_paused_trigger_grps (
  sched_name text not null,
  trigger_group text not null,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  PRIMARY KEY (sched_name, trigger_group)
);
grant delete, insert, select, update on quartz.qrtz_paused_trigger_grps to lineofsight_jobs;

create table quartz.qrtz_scheduler_state (
  sched_name text not null,
  instance_name text not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  quartz_version character varying(20),
  PRIMARY KEY (sched_name, instance_name)
);
grant delete, insert, select, update on quartz.qrtz_scheduler_state to lineofsight_jobs;

create table quartz.qrtz_simple_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  PRIMARY KEY (sched_name, trigger_name, trigger_group),
  FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on quartz.qrtz_simple_triggers to lineofsight_jobs;

create table quartz.qrtz_simprop_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  str_prop_1 text,
  str_prop_2 text,
  str_prop_3 text,
  int_prop_1 integer,
  int_prop_2 integer,
  long_prop_1 bigint,
  long_prop_2 bigint,
  dec_prop_1 numeric,
  dec_prop_2 numeric,
  bool_prop_1 boolean,
  bool_prop_2 boolean,
  time_zone_id text,
  PRIMARY KEY (sched_name, trigger_name, trigger_group),
  FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on quartz.qrtz_simprop_triggers to lineofsight_jobs;

create table quartz.qrtz_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text not null,
  job_group text not null,
  description text,
  next_fire_time bigint,
  prev_fire_time bigint,
  priority integer,
  trigger_state text not null,
  trigger_type text not null,
  start_time bigint not null,
  end_time bigint,
  calendar_name text,
  misfire_instr smallint,
  misfire_orig_fire_time bigint,
  execution_group character varying(200),
  preferred_node character varying(200),
  preferred_node_auto boolean not null default false,
  retry_policy character varying(250),
  retry_attempt integer,
  continues_trigger_name text,
  continues_trigger_group text,
  continuation_condition integer,
  overlap_policy integer,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  misfire_threshold bigint,
  fixed_delay boolean,
  job_data bytea,
  PRIMARY KEY (sched_name, trigger_name, trigger_group),
  FOREIGN KEY (sched_name, job_name, job_group) REFERENCES quartz.qrtz_job_details(sched_name, job_name, job_group)
);
CREATE INDEX idx_qrtz_t_c ON quartz.qrtz_triggers USING btree (sched_name, calendar_name);
CREATE INDEX idx_qrtz_t_g_n ON quartz.qrtz_triggers USING btree (sched_name, trigger_group, trigger_name);
CREATE INDEX idx_qrtz_t_j ON quartz.qrtz_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_nft_st ON quartz.qrtz_triggers USING btree (sched_name, trigger_state, next_fire_time, priority DESC, misfire_instr);
grant delete, insert, select, update on quartz.qrtz_triggers to lineofsight_jobs;

create table questionnaires.answer (
  id uuid not null,
  return_id uuid not null,
  question text not null,
  value jsonb not null,
  is_confirmed boolean not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  version integer not null,
  is_carried boolean not null,
  withheld_because text,
  files_withheld_because text,
  partnership_id uuid not null,
  PRIMARY KEY (id),
  CHECK (((length(changed_by) >= 1) AND (length(changed_by) <= 254))),
  CHECK ((is_carried OR ((withheld_because IS NULL) AND (files_withheld_because IS NULL)))),
  CHECK (((withheld_because IS NULL) OR (value = '{}'::jsonb))),
  CHECK (((length(files_withheld_because) >= 1) AND (length(files_withheld_because) <= 500))),
  CHECK (((length(question) >= 1) AND (length(question) <= 60))),
  FOREIGN KEY (return_id, partnership_id) REFERENCES questionnaires.return(id, partnership_id),
  UNIQUE (return_id, question),
  CHECK (((length(withheld_because) >= 1) AND (length(withheld_because) <= 500)))
);
alter table questionnaires.answer enable row level security;
alter table questionnaires.answer force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM questionnaires.return w WHERE (w.id = answer.return_id))))
  with check (EXISTS ( SELECT 1 FROM questionnaires.return w WHERE (w.id = answer.return_id)));
CREATE TRIGGER carried BEFORE INSERT OR UPDATE ON questionnaires.answer FOR EACH ROW WHEN (((CURRENT_USER = ANY (ARRAY['lineofsight_app'::name, 'lineofsight_jobs'::name])) AND (new.is_carried OR (new.withheld_because IS NOT NULL) OR (new.files_withheld_because IS NOT NULL)))) EXECUTE FUNCTION questionnaires.carried_stays();
CREATE TRIGGER carried_stays BEFORE UPDATE ON questionnaires.answer FOR EACH ROW WHEN (((CURRENT_USER = ANY (ARRAY['lineofsight_app'::name, 'lineofsight_jobs'::name])) AND old.is_carried)) EXECUTE FUNCTION questionnaires.carried_stays();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON questionnaires.answer FOR EACH ROW WHEN ((CURRENT_USER = 'lineofsight_app'::name)) EXECUTE FUNCTION questionnaires.answer_signed();
grant insert, select, update on questionnaires.answer to lineofsight_app;
grant select on questionnaires.answer to lineofsight_backup;

create table questionnaires.definition (
  id uuid not null,
  partnership_id uuid not null,
  key text not null,
  number integer not null,
  title text not null,
  audience text not null,
  text text not null,
  state text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  issued_at timestamp with time zone,
  version integer not null,
  extends text,
  PRIMARY KEY (id),
  FOREIGN KEY (added_by) REFERENCES identity.account(id),
  CHECK ((audience = ANY (ARRAY['Agencies'::text, 'Schools'::text, 'Staff'::text]))),
  CHECK (((state = 'Issued'::text) = (issued_at IS NOT NULL))),
  CHECK ((extends ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  CHECK ((key ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  CHECK ((number >= 1)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, key, number),
  CHECK ((state = ANY (ARRAY['Draft'::text, 'Issued'::text]))),
  CHECK (((length(text) >= 1) AND (length(text) <= 1000000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
alter table questionnaires.definition enable row level security;
alter table questionnaires.definition force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy by_link for select to lineofsight_app
  using (id = ANY (( SELECT questionnaires.linked_to() AS linked_to)::uuid[]));
create policy by_staff_code for select to lineofsight_app
  using (id = ( SELECT s.definition_id FROM questionnaires.staff_shown() s(return_id, state, name, title, partnership_id, definition_id, type_key, phase) WHERE (s.state = 'Open'::text)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = definition.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = definition.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER extends_stands BEFORE UPDATE ON questionnaires.definition FOR EACH ROW WHEN (((old.state = 'Issued'::text) AND (old.extends IS DISTINCT FROM new.extends))) EXECUTE FUNCTION questionnaires.stands();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.definition FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER stands BEFORE UPDATE ON questionnaires.definition FOR EACH ROW WHEN (((old.state = 'Issued'::text) AND ((((((old.key IS DISTINCT FROM new.key) OR (old.number IS DISTINCT FROM new.number)) OR (old.title IS DISTINCT FROM new.title)) OR (old.audience IS DISTINCT FROM new.audience)) OR (old.text IS DISTINCT FROM new.text)) OR (old.state IS DISTINCT FROM new.state)))) EXECUTE FUNCTION questionnaires.stands();
grant insert, select, update on questionnaires.definition to lineofsight_app;
grant select on questionnaires.definition to lineofsight_backup;

create table questionnaires.link (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  address text,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  until date not null,
  wrong_addresses integer not null,
  ended_at timestamp with time zone,
  ended_because text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  CHECK (((ended_at IS NULL) = (ended_because IS NULL))),
  CHECK ((ended_because = ANY (ARRAY['Replaced'::text, 'TakenBack'::text]))),
  FOREIGN KEY (made_by) REFERENCES identity.account(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id),
  CHECK ((length(token_hash) = 32)),
  UNIQUE (token_hash),
  CHECK (((wrong_addresses >= 0) AND (wrong_addresses <= 10)))
);
CREATE INDEX link_return ON questionnaires.link USING btree (return_id);
alter table questionnaires.link enable row level security;
alter table questionnaires.link force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy by_link for select to lineofsight_app
  using (id = ( SELECT s.id FROM questionnaires.shown() s(id, state) WHERE (s.state = 'Open'::text)));
create policy by_link_update for update to lineofsight_app
  using (id = ( SELECT s.id FROM questionnaires.shown() s(id, state) WHERE (s.state = 'Open'::text)));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = link.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = link.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.link FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER stands BEFORE UPDATE ON questionnaires.link FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND (((((((old.id IS DISTINCT FROM new.id) OR (old.return_id IS DISTINCT FROM new.return_id)) OR (old.address IS DISTINCT FROM new.address)) OR (old.token_hash IS DISTINCT FROM new.token_hash)) OR (old.made_by IS DISTINCT FROM new.made_by)) OR (old.made_at IS DISTINCT FROM new.made_at)) OR (old.until IS DISTINCT FROM new.until)))) EXECUTE FUNCTION questionnaires.stands();
grant insert, select, update on questionnaires.link to lineofsight_app;
grant select on questionnaires.link to lineofsight_backup;

create table questionnaires.return (
  id uuid not null,
  partnership_id uuid not null,
  round_id uuid not null,
  definition_id uuid not null,
  reference text not null,
  agency_id uuid not null,
  urn integer,
  name text not null,
  type_key text,
  phase text,
  kind_words text not null,
  district text,
  due_on date not null,
  extended_because text,
  state text not null,
  asked integer not null,
  finished integer not null,
  started_at timestamp with time zone,
  signed_at timestamp with time zone,
  signed_by uuid,
  signer_name text,
  signer_role text,
  excused_on date,
  excused_because text,
  last_chased_at timestamp with time zone,
  escalated_at timestamp with time zone,
  escalated_to text,
  version integer not null,
  answered_itself boolean not null,
  keyed_by uuid,
  keyed_at timestamp with time zone,
  local_definition_id uuid,
  PRIMARY KEY (id),
  CHECK ((asked >= 0)),
  CHECK (((finished >= 0) AND (finished <= asked))),
  CHECK ((((state = 'Signed'::text) = (signed_at IS NOT NULL)) AND ((signed_at IS NULL) = (signer_name IS NULL)))),
  CHECK ((((state = 'Excused'::text) = (excused_on IS NOT NULL)) AND ((excused_on IS NULL) = (excused_because IS NULL)))),
  CHECK (((escalated_at IS NULL) = (escalated_to IS NULL))),
  CHECK (((keyed_by IS NULL) = (keyed_at IS NULL))),
  FOREIGN KEY (definition_id) REFERENCES questionnaires.definition(id),
  CHECK (((length(district) >= 1) AND (length(district) <= 200))),
  CHECK (((length(escalated_to) >= 1) AND (length(escalated_to) <= 200))),
  CHECK (((length(excused_because) >= 1) AND (length(excused_because) <= 500))),
  CHECK (((length(extended_because) >= 1) AND (length(extended_because) <= 500))),
  UNIQUE (id, partnership_id),
  FOREIGN KEY (keyed_by) REFERENCES identity.account(id),
  CHECK (((length(kind_words) >= 1) AND (length(kind_words) <= 200))),
  FOREIGN KEY (local_definition_id) REFERENCES questionnaires.definition(id),
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  CHECK (((length(phase) >= 1) AND (length(phase) <= 60))),
  UNIQUE (round_id, agency_id),
  FOREIGN KEY (round_id) REFERENCES questionnaires.round(id),
  FOREIGN KEY (signed_by) REFERENCES identity.account(id),
  CHECK (((length(signer_name) >= 1) AND (length(signer_name) <= 200))),
  CHECK (((length(signer_role) >= 1) AND (length(signer_role) <= 200))),
  CHECK ((state = ANY (ARRAY['Issued'::text, 'InProgress'::text, 'Signed'::text, 'Excused'::text]))),
  CHECK (((length(type_key) >= 1) AND (length(type_key) <= 60)))
);
CREATE INDEX return_agency ON questionnaires.return USING btree (agency_id, due_on DESC);
CREATE INDEX return_open ON questionnaires.return USING btree (round_id) WHERE (state = ANY (ARRAY['Issued'::text, 'InProgress'::text]));
alter table questionnaires.return enable row level security;
alter table questionnaires.return force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy by_link for select to lineofsight_app
  using (id = ( SELECT questionnaires.linked() AS linked));
create policy by_link_update for update to lineofsight_app
  using (id = ( SELECT questionnaires.linked() AS linked));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = return.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = return.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.return FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER keyed BEFORE UPDATE ON questionnaires.return FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND (kernel.acting() IS NULL) AND ((old.keyed_by IS DISTINCT FROM new.keyed_by) OR (old.keyed_at IS DISTINCT FROM new.keyed_at)))) EXECUTE FUNCTION questionnaires.stands();
CREATE TRIGGER search_delete AFTER DELETE ON questionnaires.return REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION questionnaires.search_return();
CREATE TRIGGER search_insert AFTER INSERT ON questionnaires.return REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION questionnaires.search_return();
CREATE TRIGGER stands BEFORE UPDATE ON questionnaires.return FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND ((((((old.id IS DISTINCT FROM new.id) OR (old.round_id IS DISTINCT FROM new.round_id)) OR (old.definition_id IS DISTINCT FROM new.definition_id)) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.agency_id IS DISTINCT FROM new.agency_id)) OR ((kernel.acting() IS NULL) AND ((((((old.due_on IS DISTINCT FROM new.due_on) OR (old.name IS DISTINCT FROM new.name)) OR (old.excused_on IS DISTINCT FROM new.excused_on)) OR (old.escalated_at IS DISTINCT FROM new.escalated_at)) OR (old.last_chased_at IS DISTINCT FROM new.last_chased_at)) OR (new.state = 'Excused'::text) OR (old.state = 'Signed'::text)))))) EXECUTE FUNCTION questionnaires.stands();
grant insert, select, update on questionnaires.return to lineofsight_app;
grant select on questionnaires.return to lineofsight_backup;

create table questionnaires.round (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  title text not null,
  theme text,
  audience text not null,
  definition_id uuid not null,
  staff_definition_id uuid,
  opens_on date not null,
  due_on date not null,
  state text not null,
  kinds text[] not null,
  is_chosen boolean not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer not null,
  local_definition_id uuid,
  PRIMARY KEY (id),
  CHECK ((audience = ANY (ARRAY['Agencies'::text, 'Schools'::text]))),
  CHECK ((due_on >= opens_on)),
  CHECK ((((state = 'Prepared'::text) = (opened_at IS NULL)) AND ((state = 'Closed'::text) = (closed_at IS NOT NULL)))),
  FOREIGN KEY (definition_id) REFERENCES questionnaires.definition(id),
  FOREIGN KEY (local_definition_id) REFERENCES questionnaires.definition(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  UNIQUE (partnership_id, reference),
  FOREIGN KEY (staff_definition_id) REFERENCES questionnaires.definition(id),
  CHECK ((state = ANY (ARRAY['Prepared'::text, 'Open'::text, 'Closed'::text]))),
  CHECK (((length(theme) >= 1) AND (length(theme) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX round_due ON questionnaires.round USING btree (partnership_id, due_on DESC);
alter table questionnaires.round enable row level security;
alter table questionnaires.round force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy by_link for select to lineofsight_app
  using (id = ANY (( SELECT questionnaires.linked_to() AS linked_to)::uuid[]));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = round.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = round.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.round FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON questionnaires.round REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION questionnaires.search_round();
CREATE TRIGGER search_insert AFTER INSERT ON questionnaires.round REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION questionnaires.search_round();
CREATE TRIGGER search_update AFTER UPDATE ON questionnaires.round REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION questionnaires.search_round();
grant insert, select, update on questionnaires.round to lineofsight_app;
grant select on questionnaires.round to lineofsight_backup;

create table questionnaires.shared_with (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  agency_id uuid not null,
  lead_id uuid not null,
  shared_at timestamp with time zone not null,
  shared_by text not null,
  lead_signed_at timestamp with time zone,
  lead_signer_name text,
  lead_signer_role text,
  carried_at timestamp with time zone,
  changed_at timestamp with time zone,
  revised_since timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_because text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_because IS NULL)))),
  CHECK (((carried_at IS NULL) = (lead_signed_at IS NULL))),
  CHECK (((length(lead_signer_name) >= 1) AND (length(lead_signer_name) <= 200))),
  CHECK (((length(lead_signer_role) >= 1) AND (length(lead_signer_role) <= 200))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id),
  CHECK (((length(shared_by) >= 1) AND (length(shared_by) <= 200))),
  CHECK (((length(withdrawn_because) >= 1) AND (length(withdrawn_because) <= 500))),
  CHECK (((length(withdrawn_by) >= 1) AND (length(withdrawn_by) <= 200)))
);
CREATE INDEX shared_with_lead ON questionnaires.shared_with USING btree (lead_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX shared_with_once ON questionnaires.shared_with USING btree (return_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX shared_with_return ON questionnaires.shared_with USING btree (return_id);
alter table questionnaires.shared_with enable row level security;
alter table questionnaires.shared_with force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy both_in_sight for insert to lineofsight_app
  with check (EXISTS ( SELECT 1 FROM (questionnaires.return l JOIN questionnaires.return r ON (((r.agency_id = l.agency_id) AND (r.partnership_id <> l.partnership_id)))) WHERE ((l.id = shared_with.lead_id) AND (l.state = 'Signed'::text) AND (r.id = shared_with.return_id) AND (r.agency_id = shared_with.agency_id) AND (r.partnership_id = shared_with.partnership_id))));
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = shared_with.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = shared_with.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.shared_with FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER stays BEFORE UPDATE ON questionnaires.shared_with FOR EACH ROW WHEN (((old.withdrawn_at IS NOT NULL) OR (((old.return_id IS DISTINCT FROM new.return_id) OR (old.lead_id IS DISTINCT FROM new.lead_id)) OR (old.agency_id IS DISTINCT FROM new.agency_id)))) EXECUTE FUNCTION questionnaires.carried_stays();
grant insert, select, update on questionnaires.shared_with to lineofsight_app;
grant select on questionnaires.shared_with to lineofsight_backup;

create table questionnaires.sharing (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  agency_id uuid not null,
  begun_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_because text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_because IS NULL)))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id),
  UNIQUE (return_id),
  CHECK (((length(withdrawn_because) >= 1) AND (length(withdrawn_because) <= 500))),
  CHECK (((length(withdrawn_by) >= 1) AND (length(withdrawn_by) <= 200)))
);
alter table questionnaires.sharing enable row level security;
alter table questionnaires.sharing force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = sharing.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = sharing.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.sharing FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on questionnaires.sharing to lineofsight_app;
grant select on questionnaires.sharing to lineofsight_backup;

create table questionnaires.staff_answer (
  id uuid not null,
  return_id uuid not null,
  answers jsonb not null,
  PRIMARY KEY (id),
  CHECK ((jsonb_typeof(answers) = 'object'::text)),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id)
);
CREATE INDEX staff_answer_return ON questionnaires.staff_answer USING btree (return_id);
alter table questionnaires.staff_answer enable row level security;
alter table questionnaires.staff_answer force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using (EXISTS ( SELECT 1 FROM questionnaires.staff_asked a WHERE ((a.return_id = staff_answer.return_id) AND (a.taken_in >= 5))));
grant select on questionnaires.staff_answer to lineofsight_backup;
grant select (return_id, answers) on questionnaires.staff_answer to lineofsight_app;

create table questionnaires.staff_asked (
  id uuid not null,
  partnership_id uuid not null,
  return_id uuid not null,
  staff integer not null,
  counted_on date not null,
  codes_made integer not null,
  taken_in integer not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((taken_in >= 0) AND (taken_in <= codes_made))),
  CHECK (((codes_made >= 0) AND (codes_made <= 20000))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id),
  UNIQUE (return_id),
  CHECK (((staff >= 1) AND (staff <= 20000)))
);
alter table questionnaires.staff_asked enable row level security;
alter table questionnaires.staff_asked force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = staff_asked.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = staff_asked.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER begins BEFORE INSERT ON questionnaires.staff_asked FOR EACH ROW WHEN ((new.taken_in <> 0)) EXECUTE FUNCTION questionnaires.stands();
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON questionnaires.staff_asked FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER stands BEFORE UPDATE ON questionnaires.staff_asked FOR EACH ROW WHEN (((CURRENT_USER = 'lineofsight_app'::name) AND ((((old.id IS DISTINCT FROM new.id) OR (old.return_id IS DISTINCT FROM new.return_id)) OR (old.taken_in IS DISTINCT FROM new.taken_in)) OR (new.codes_made < old.codes_made)))) EXECUTE FUNCTION questionnaires.stands();
grant insert, select, update on questionnaires.staff_asked to lineofsight_app;
grant select on questionnaires.staff_asked to lineofsight_backup;

create table questionnaires.staff_code (
  code_hash bytea not null,
  return_id uuid not null,
  is_used boolean not null,
  PRIMARY KEY (code_hash),
  CHECK ((length(code_hash) = 32)),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id)
);
CREATE INDEX staff_code_return ON questionnaires.staff_code USING btree (return_id);
alter table questionnaires.staff_code enable row level security;
alter table questionnaires.staff_code force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope_insert for insert to lineofsight_app
  with check ((NOT is_used) AND (EXISTS ( SELECT 1 FROM questionnaires.return r WHERE (r.id = staff_code.return_id))));
grant insert on questionnaires.staff_code to lineofsight_app;
grant select on questionnaires.staff_code to lineofsight_backup;

create table questionnaires.staff_envelope (
  code_hash bytea not null,
  return_id uuid not null,
  sealed bytea not null,
  PRIMARY KEY (code_hash),
  FOREIGN KEY (code_hash) REFERENCES questionnaires.staff_code(code_hash),
  FOREIGN KEY (return_id) REFERENCES questionnaires.return(id),
  CHECK (((length(sealed) >= 16384) AND (length(sealed) <= 524288)))
);
CREATE INDEX staff_envelope_return ON questionnaires.staff_envelope USING btree (return_id);
alter table questionnaires.staff_envelope enable row level security;
alter table questionnaires.staff_envelope force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using (EXISTS ( SELECT 1 FROM questionnaires.return r WHERE (r.id = staff_envelope.return_id)));
grant select on questionnaires.staff_envelope to lineofsight_backup;
grant select (return_id) on questionnaires.staff_envelope to lineofsight_app;

create table questionnaires.withheld (
  id uuid not null,
  sharing_id uuid not null,
  question text not null,
  file_id uuid,
  from_id uuid,
  because text not null,
  withheld_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(because) >= 1) AND (length(because) <= 500))),
  FOREIGN KEY (from_id) REFERENCES kernel.partnership(id),
  CHECK (((length(question) >= 1) AND (length(question) <= 60))),
  FOREIGN KEY (sharing_id) REFERENCES questionnaires.sharing(id)
);
CREATE UNIQUE INDEX withheld_once ON questionnaires.withheld USING btree (sharing_id, question, file_id, from_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
alter table questionnaires.withheld enable row level security;
alter table questionnaires.withheld force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM questionnaires.sharing w WHERE (w.id = withheld.sharing_id)))
  with check (EXISTS ( SELECT 1 FROM questionnaires.sharing w WHERE (w.id = withheld.sharing_id)));
grant insert, select, update on questionnaires.withheld to lineofsight_app;
grant select on questionnaires.withheld to lineofsight_backup;

create table register.agency (
  id uuid not null,
  name text not null,
  type text not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (type) REFERENCES register.agency_type(key)
);
CREATE UNIQUE INDEX agency_name ON register.agency USING btree (lower(name));
alter table register.agency enable row level security;
alter table register.agency force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy own_insert for insert to lineofsight_app
  with check (( SELECT kernel.serves_installation() AS serves_installation) OR (cardinality(( SELECT kernel.scope() AS scope)) > 0));
create policy own_update for update to lineofsight_app
  using (( SELECT kernel.serves_installation() AS serves_installation) OR (EXISTS ( SELECT 1 FROM register.agency_role r WHERE (r.agency_id = agency.id))))
  with check true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
CREATE TRIGGER search_delete AFTER DELETE ON register.agency REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_agency();
CREATE TRIGGER search_insert AFTER INSERT ON register.agency REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_agency();
CREATE TRIGGER search_update AFTER UPDATE ON register.agency REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_agency();
grant insert, select, update on register.agency to lineofsight_app;
grant select on register.agency to lineofsight_backup;

create table register.agency_role (
  id uuid not null,
  partnership_id uuid not null,
  agency_id uuid not null,
  standing text not null,
  starts_on date not null,
  ends_on date,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (agency_id) REFERENCES register.agency(id),
  CHECK ((ends_on >= starts_on)),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((standing = ANY (ARRAY['Partner'::text, 'Relevant'::text])))
);
CREATE INDEX agency_role_agency ON register.agency_role USING btree (agency_id);
CREATE UNIQUE INDEX agency_role_open ON register.agency_role USING btree (partnership_id, agency_id) WHERE (ends_on IS NULL);
CREATE INDEX agency_role_partnership ON register.agency_role USING btree (partnership_id);
alter table register.agency_role enable row level security;
alter table register.agency_role force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = agency_role.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = agency_role.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON register.agency_role FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on register.agency_role to lineofsight_app;
grant select on register.agency_role to lineofsight_backup;

create table register.agency_type (
  key text not null,
  name text not null,
  partner text,
  starts_on date,
  ends_on date,
  source text not null,
  position integer not null,
  PRIMARY KEY (key),
  CHECK ((partner = ANY (ARRAY['LocalAuthority'::text, 'Health'::text, 'Police'::text]))),
  UNIQUE ("position")
);
grant select on register.agency_type to lineofsight_app;
grant select on register.agency_type to lineofsight_backup;

create table register.appointment (
  id uuid not null,
  agency_role_id uuid not null,
  seat text not null,
  name text not null,
  position text not null,
  starts_on date not null,
  ends_on date,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (agency_role_id) REFERENCES register.agency_role(id),
  CHECK ((ends_on >= starts_on)),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK (((length("position") >= 1) AND (length("position") <= 120))),
  CHECK ((seat = ANY (ARRAY['Lead'::text, 'Delegate'::text])))
);
CREATE INDEX appointment_agency_role ON register.appointment USING btree (agency_role_id);
CREATE UNIQUE INDEX appointment_open ON register.appointment USING btree (agency_role_id, seat) WHERE (ends_on IS NULL);
alter table register.appointment enable row level security;
alter table register.appointment force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM register.agency_role w WHERE (w.id = appointment.agency_role_id)))
  with check (EXISTS ( SELECT 1 FROM register.agency_role w WHERE (w.id = appointment.agency_role_id)));
grant insert, select, update on register.appointment to lineofsight_app;
grant select on register.appointment to lineofsight_backup;

create table register.area (
  id uuid not null,
  partnership_id uuid not null,
  ons_code text not null,
  starts_on date not null,
  ends_on date,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((ends_on >= starts_on)),
  FOREIGN KEY (ons_code) REFERENCES register.local_authority(ons_code),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id)
);
CREATE INDEX area_ons_code ON register.area USING btree (ons_code);
CREATE UNIQUE INDEX area_open ON register.area USING btree (partnership_id, ons_code) WHERE (ends_on IS NULL);
CREATE INDEX area_partnership ON register.area USING btree (partnership_id);
alter table register.area enable row level security;
alter table register.area force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy own_insert for insert to lineofsight_app
  with check (( SELECT kernel.serves_installation() AS serves_installation) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])));
create policy own_update for update to lineofsight_app
  using (( SELECT kernel.serves_installation() AS serves_installation) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])))
  with check (( SELECT kernel.serves_installation() AS serves_installation) OR (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on register.area to lineofsight_app;
grant select on register.area to lineofsight_backup;

create table register.body (
  id uuid not null,
  partnership_id uuid not null,
  parent_id uuid,
  name text not null,
  kind text not null,
  purpose text,
  terms_of_reference text,
  terms_agreed_on date,
  terms_review_on date,
  starts_on date not null,
  ends_on date,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((parent_id <> id)),
  CHECK ((terms_review_on > terms_agreed_on)),
  CHECK ((ends_on >= starts_on)),
  CHECK ((kind = ANY (ARRAY['Board'::text, 'Executive'::text, 'SubGroup'::text, 'Panel'::text, 'TaskGroup'::text, 'Forum'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (parent_id) REFERENCES register.body(id),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((length(purpose) <= 500)),
  CHECK ((length(terms_of_reference) <= 20000))
);
CREATE INDEX body_parent ON register.body USING btree (parent_id);
CREATE INDEX body_partnership ON register.body USING btree (partnership_id);
alter table register.body enable row level security;
alter table register.body force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = body.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = body.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON register.body FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
CREATE TRIGGER search_delete AFTER DELETE ON register.body REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_body();
CREATE TRIGGER search_insert AFTER INSERT ON register.body REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_body();
CREATE TRIGGER search_update AFTER UPDATE ON register.body REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_body();
grant insert, select, update on register.body to lineofsight_app;
grant select on register.body to lineofsight_backup;

create table register.contact (
  id uuid not null,
  partnership_id uuid not null,
  agency_id uuid not null,
  name text not null,
  job_title text,
  email text not null,
  telephone text,
  starts_on date not null,
  ends_on date,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (agency_id) REFERENCES register.agency(id),
  CHECK ((ends_on >= starts_on)),
  CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  CHECK ((length(job_title) <= 120)),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((length(telephone) <= 40))
);
CREATE INDEX contact_partnership ON register.contact USING btree (partnership_id, agency_id);
alter table register.contact enable row level security;
alter table register.contact force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = contact.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = contact.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON register.contact FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on register.contact to lineofsight_app;
grant select on register.contact to lineofsight_backup;

create table register.local_authority (
  ons_code text not null,
  la_code text not null,
  name text not null,
  region text not null,
  starts_on date,
  ends_on date,
  PRIMARY KEY (ons_code),
  CHECK ((ends_on >= starts_on)),
  CHECK ((la_code ~ '^[0-9]{3}$'::text)),
  CHECK ((ons_code ~ '^E[0-9]{8}$'::text))
);
CREATE INDEX local_authority_la_code ON register.local_authority USING btree (la_code);
grant select on register.local_authority to lineofsight_app;
grant select on register.local_authority to lineofsight_backup;

create table register.membership (
  id uuid not null,
  body_id uuid not null,
  agency_id uuid,
  name text not null,
  job_title text,
  role text not null,
  joined_on date not null,
  term_starts_on date not null,
  term_ends_on date,
  terms_served integer not null,
  left_on date,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (agency_id) REFERENCES register.agency(id),
  FOREIGN KEY (body_id) REFERENCES register.body(id),
  CHECK ((term_starts_on >= joined_on)),
  CHECK ((term_ends_on >= term_starts_on)),
  CHECK ((left_on >= joined_on)),
  CHECK ((length(job_title) <= 120)),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK ((role = ANY (ARRAY['Chair'::text, 'DeputyChair'::text, 'Member'::text, 'Substitute'::text, 'Adviser'::text]))),
  CHECK ((terms_served >= 1))
);
CREATE INDEX membership_body ON register.membership USING btree (body_id);
CREATE INDEX membership_term ON register.membership USING btree (term_ends_on) WHERE ((left_on IS NULL) AND (term_ends_on IS NOT NULL));
alter table register.membership enable row level security;
alter table register.membership force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for all to lineofsight_app
  using (EXISTS ( SELECT 1 FROM register.body w WHERE (w.id = membership.body_id)))
  with check (EXISTS ( SELECT 1 FROM register.body w WHERE (w.id = membership.body_id)));
grant insert, select, update on register.membership to lineofsight_app;
grant select on register.membership to lineofsight_backup;

create table register.partnership_profile (
  id uuid not null,
  name text not null,
  predecessor text,
  stated_region text,
  shadow_from date,
  live_from date,
  merged_on date,
  merged_into uuid,
  version integer not null,
  PRIMARY KEY (id),
  CHECK ((live_from >= shadow_from)),
  CHECK ((merged_on >= live_from)),
  CHECK (((merged_on IS NULL) = (merged_into IS NULL))),
  CHECK ((merged_into <> id)),
  FOREIGN KEY (id) REFERENCES kernel.partnership(id),
  FOREIGN KEY (merged_into) REFERENCES register.partnership_profile(id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((length(predecessor) <= 200)),
  CHECK ((length(stated_region) <= 100))
);
alter table register.partnership_profile enable row level security;
alter table register.partnership_profile force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy national for select to lineofsight_app
  using true;
create policy own_insert for insert to lineofsight_app
  with check (( SELECT kernel.serves_installation() AS serves_installation) OR (id = ANY (( SELECT kernel.scope() AS scope)::uuid[])));
create policy own_update for update to lineofsight_app
  using (( SELECT kernel.serves_installation() AS serves_installation) OR (id = ANY (( SELECT kernel.scope() AS scope)::uuid[])))
  with check (( SELECT kernel.serves_installation() AS serves_installation) OR (id = ANY (( SELECT kernel.scope() AS scope)::uuid[])));
create policy owner for all to lineofsight_owner
  using true
  with check true;
grant insert, select, update on register.partnership_profile to lineofsight_app;
grant select on register.partnership_profile to lineofsight_backup;

create table register.safeguarding_lead (
  id uuid not null,
  partnership_id uuid not null,
  urn integer not null,
  name text not null,
  email text not null,
  telephone text,
  is_deputy boolean not null,
  verified_on date not null,
  ended_on date,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  FOREIGN KEY (partnership_id) REFERENCES kernel.partnership(id),
  CHECK ((length(telephone) <= 40)),
  FOREIGN KEY (urn) REFERENCES register.school(urn)
);
CREATE INDEX safeguarding_lead_partnership ON register.safeguarding_lead USING btree (partnership_id, verified_on) WHERE (ended_on IS NULL);
CREATE INDEX safeguarding_lead_school ON register.safeguarding_lead USING btree (urn, partnership_id) WHERE (ended_on IS NULL);
alter table register.safeguarding_lead enable row level security;
alter table register.safeguarding_lead force row level security;
create policy backup for select to lineofsight_backup
  using true;
create policy owner for all to lineofsight_owner
  using true
  with check true;
create policy scope for select to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = safeguarding_lead.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
create policy scope_insert for insert to lineofsight_app
  with check (partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]));
create policy scope_update for update to lineofsight_app
  using ((partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[])) OR (EXISTS ( SELECT 1 FROM kernel.share s WHERE ((s.record_id = safeguarding_lead.id) AND (s.partnership_id = ANY (( SELECT kernel.scope() AS scope)::uuid[]))))));
CREATE TRIGGER keep_partnership BEFORE UPDATE OF partnership_id ON register.safeguarding_lead FOR EACH ROW WHEN ((old.partnership_id IS DISTINCT FROM new.partnership_id)) EXECUTE FUNCTION kernel.keep_partnership();
grant insert, select, update on register.safeguarding_lead to lineofsight_app;
grant select on register.safeguarding_lead to lineofsight_backup;

create table register.school (
  urn integer not null,
  la_code text not null,
  establishment_number text,
  name text,
  type text,
  phase text,
  kind text not null,
  status text not null,
  open_date date,
  close_date date,
  pupils integer,
  low_age integer,
  high_age integer,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  website text,
  telephone text,
  inspection_rating text,
  inspection_date date,
  district_code text,
  district_name text,
  PRIMARY KEY (urn),
  CHECK ((la_code ~ '^[0-9]{3}$'::text)),
  CHECK ((pupils >= 0)),
  CHECK ((status = ANY (ARRAY['Open'::text, 'ProposedToClose'::text, 'Closed'::text, 'ProposedToOpen'::text]))),
  CHECK (((urn >= 100000) AND (urn <= 999999)))
);
CREATE INDEX school_la ON register.school USING btree (la_code);
CREATE TRIGGER search_delete AFTER DELETE ON register.school REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_school();
CREATE TRIGGER search_insert AFTER INSERT ON register.school REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_school();
CREATE TRIGGER search_update AFTER UPDATE ON register.school REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.search_school();
grant insert, select, update on register.school to lineofsight_app;
grant select on register.school to lineofsight_backup;

create table register.school_history (
  urn integer not null,
  import_id uuid not null,
  what text not null,
  as_of date not null,
  fields jsonb,
  PRIMARY KEY (urn, import_id),
  CHECK ((what = ANY (ARRAY['Added'::text, 'Changed'::text, 'Closed'::text, 'LeftRegister'::text, 'Reopened'::text])))
);
CREATE INDEX school_history_import ON register.school_history USING btree (import_id, what);
CREATE TRIGGER check_school_history AFTER INSERT ON register.school_history REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION register.check_school_history();
grant insert, select on register.school_history to lineofsight_app;
grant select on register.school_history to lineofsight_backup;

create table register.school_import (
  id uuid not null,
  file_name text not null,
  names_file_name text,
  layout text not null,
  encoding text not null,
  as_of date not null,
  la_code text,
  state text not null,
  problem text,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  closures_confirmed boolean not null,
  read integer not null,
  added integer not null,
  changed integer not null,
  closed integer not null,
  unchanged integer not null,
  rejected integer not null,
  totals_left_out integer not null,
  other_authorities integer not null,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((state = 'Applied'::text) = (applied_at IS NOT NULL))),
  CHECK ((la_code ~ '^[0-9]{3}$'::text)),
  CHECK ((state = ANY (ARRAY['Waiting'::text, 'Applying'::text, 'Applied'::text, 'Dropped'::text])))
);
CREATE INDEX school_import_applied ON register.school_import USING btree (applied_at DESC) WHERE (applied_at IS NOT NULL);
grant insert, select, update on register.school_import to lineofsight_app;
grant select on register.school_import to lineofsight_backup;

create table register.school_import_file (
  import_id uuid not null,
  part text not null,
  content bytea,
  PRIMARY KEY (import_id, part),
  FOREIGN KEY (import_id) REFERENCES register.school_import(id),
  CHECK ((part = ANY (ARRAY['Register'::text, 'Names'::text])))
);
grant insert, select, update on register.school_import_file to lineofsight_app;
grant select on register.school_import_file to lineofsight_backup;

create table register.school_import_rejection (
  import_id uuid not null,
  number integer not null,
  line integer not null,
  reason text not null,
  PRIMARY KEY (import_id, number),
  FOREIGN KEY (import_id) REFERENCES register.school_import(id)
);
grant insert, select on register.school_import_rejection to lineofsight_app;
grant select on register.school_import_rejection to lineofsight_backup;

CREATE OR REPLACE FUNCTION administration.dispose_subject_access(request uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with reviewers as (delete from administration.page_reviewer v where v.request_id = request returning null::uuid),
  pages as (delete from administration.collected_page p where p.request_id = request returning p.id),
  gone as (delete from administration.subject_access_request r where r.id = request returning r.id)
  select id from gone union all select id from pages union all select * from reviewers where false
$function$
;

CREATE OR REPLACE FUNCTION administration.keep_two_people()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION administration.note_page_reviewer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION administration.note_who_reviews()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.is_kept is distinct from old.is_kept then
    new.decided_by := coalesce(kernel.acting(), new.decided_by);
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION assurance."national"()
 RETURNS TABLE(questionnaire text, version integer, partnerships bigint, last_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select t.questionnaire, t.version, count(*), max(t.last_on) from assurance.told_rounds() t group by t.questionnaire, t.version
$function$
;

CREATE OR REPLACE FUNCTION assurance."national"(named text, numbered integer)
 RETURNS TABLE(name text, last_on date, question text, grade text, told integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select k.name, k.last_on, k.question, k.grade, k.told
  from (
    select p.name, t.last_on, c.question, c.grade, c.told, sum(c.told) over (partition by c.round_id, c.question) as base
    from assurance.told_rounds() t join assurance.grade_count c on c.round_id = t.round_id join kernel.partnership p on p.id = t.partnership_id
    where t.questionnaire = named and t.version = numbered) k
  where k.told > 0 and k.base >= 5
$function$
;

CREATE OR REPLACE FUNCTION assurance.count_grades()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  -- One after another: what is counted and what waits are then of the same answers.
  perform pg_advisory_xact_lock(hashtextextended(new.round_id::text, 7));
  new.waits := array(select jsonb_object_keys(new.grades));
  if tg_op = 'UPDATE' then
    new.waits := array(select unnest(new.waits) union select unnest(old.waits) union select jsonb_object_keys(old.grades));
  end if;
  if tg_op = 'UPDATE' and old.stands then
    update assurance.grade_count c set count = c.count - 1 from jsonb_each_text(old.grades) g where c.round_id = old.round_id and c.question = g.key and c.grade = g.value;
  end if;
  if new.stands then
    insert into assurance.grade_count (partnership_id, round_id, question, grade, count)
      select new.partnership_id, new.round_id, g.key, g.value, 1 from jsonb_each_text(new.grades) g order by g.key
      on conflict (round_id, question, grade) do update set count = assurance.grade_count.count + 1;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION assurance.dispose_reading(reading uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update assurance.reading r set stands = false where r.id = reading and r.stands;
  return query delete from assurance.judgement j using assurance.reading r where r.id = reading and j.return_id = r.return_id returning j.id;
  return query delete from assurance.challenge c using assurance.reading r where r.id = reading and c.return_id = r.return_id returning c.id;
  return query delete from assurance.reading r where r.id = reading returning r.id;
end $function$
;

CREATE OR REPLACE FUNCTION assurance.forget_reading(return uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  reading uuid;
begin
  update assurance.reading r set stands = false, grades = '{}', version = r.version + 1
    where r.return_id = $1 and (kernel.is_job() or exists (
      select 1 from kernel.assignment a where a.person_id = kernel.acting() and a.partnership_id = r.partnership_id and a.agency_id = r.agency_id
        and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant())))
    returning r.id into reading;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = reading;
end $function$
;

CREATE OR REPLACE FUNCTION assurance.tell_grades()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  due text[] := array(
    select q from assurance.reading r cross join unnest(r.waits) q where r.round_id = new.round_id and cardinality(r.waits) > 0 group by q having count(*) >= 5);
begin
  if cardinality(due) > 0 then
    update assurance.grade_count c set told = c.count where c.round_id = new.round_id and c.question = any (due) and c.told <> c.count;
    update assurance.reading r set waits = array(select unnest(r.waits) except select unnest(due)) where r.round_id = new.round_id and r.waits && due;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION assurance.told_rounds()
 RETURNS TABLE(questionnaire text, version integer, partnership_id uuid, round_id uuid, last_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION assurance.with_reading(reading uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'Judgement', j.id, j.partnership_id, true from assurance.judgement j join assurance.reading r on r.return_id = j.return_id where r.id = reading
  union all
  select 'Challenged', c.id, c.partnership_id, true from assurance.challenge c join assurance.reading r on r.return_id = c.return_id where r.id = reading
$function$
;

CREATE OR REPLACE FUNCTION identity.account_of(from_issuer text, from_tenant text, named text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT o.account_id FROM identity.outside_identity o WHERE ((o.issuer = account_of.from_issuer) AND (o.tenant = account_of.from_tenant) AND (o.subject = account_of.named) AND (o.ended_at IS NULL)))
;

CREATE OR REPLACE FUNCTION identity.carry_out_reset(reset uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  person uuid;
begin
  select r.account_id into person from identity.second_step_reset r
    where r.id = reset and r.approved_by = kernel.acting() and r.opened_by <> kernel.acting() and r.account_id <> kernel.acting()
      and r.refused_at is null and r.used_at is null;
  if person is null then
    raise exception 'only a reset that two people agree on is carried out' using errcode = 'insufficient_privilege';
  end if;
  update identity.authenticator set secret = null, confirmed_at = null where account_id = person;
  update identity.recovery_code set ended_at = kernel.instant() where account_id = person and ended_at is null;
  update identity.passkey set removed_at = kernel.instant() where account_id = person and removed_at is null;
  update identity.first_step set used_at = kernel.instant() where account_id = person and used_at is null;
  update identity.session set ended_at = kernel.instant() where account_id = person and ended_at is null;
end $function$
;

CREATE OR REPLACE FUNCTION identity.note_who_resets()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then
    new.opened_by := coalesce(kernel.acting(), new.opened_by);
  elsif new.approved_at is not null and old.approved_at is null then
    new.approved_by := kernel.acting();
  elsif new.approved_by is distinct from old.approved_by or new.approved_at is distinct from old.approved_at or new.link_hash is distinct from old.link_hash
    or new.link_ends_at is distinct from old.link_ends_at then
    raise exception 'an approved reset stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION identity.passkey_shown(shown bytea)
 RETURNS SETOF identity.passkey
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select * from identity.passkey p where p.credential = shown and p.removed_at is null;
$function$
;

CREATE OR REPLACE FUNCTION identity.reset_behind(link bytea)
 RETURNS TABLE(id uuid, account_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select r.id, r.account_id from identity.second_step_reset r
  where r.link_hash = link and r.used_at is null and r.refused_at is null and r.link_ends_at > kernel.instant();
$function$
;

CREATE OR REPLACE FUNCTION improvement.asked()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select q.id from improvement.ask q
  where q.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
    and q.state in ('Waiting', 'HalfFilled') and q.wrong_addresses < 10 and q.until >= (kernel.instant() at time zone 'Europe/London')::date
$function$
;

CREATE OR REPLACE FUNCTION improvement.asked_actions()
 RETURNS TABLE(line uuid, number integer, reference text, what text, due_on date, status text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select l.id, l.number, a.reference, a.what, a.due_on, a.status
  from improvement.ask q join improvement.asked_action l on l.ask_id = q.id join improvement.action a on a.id = l.action_id
  where q.id = improvement.asked() and not a.is_case_level and a.agency_id = q.agency_id and a.partnership_id = q.partnership_id
$function$
;

CREATE OR REPLACE FUNCTION improvement.below(record uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with recommendations as (
    select l.recommendation_id as id from improvement.finding_recommendation l where l.finding_id = record
    union select l.recommendation_id from improvement.decision_recommendation l where l.decision_id = record
    union select r.id from improvement.recommendation r where r.id = record),
  actions as (
    select l.action_id as id from improvement.finding_action l where l.finding_id = record
    union select l.action_id from improvement.recommendation_action l join recommendations r on r.id = l.recommendation_id
    union select a.id from improvement.action a where a.id = record)
  select id from recommendations where id <> record
  union select l.decision_id from improvement.decision_recommendation l join recommendations r on r.id = l.recommendation_id where l.decision_id <> record
  union select id from actions where id <> record
  union select l.measure_id from improvement.recommendation_measure l join recommendations r on r.id = l.recommendation_id
  union select l.measure_id from improvement.action_measure l join actions a on a.id = l.action_id
$function$
;

CREATE OR REPLACE FUNCTION improvement.chain(record uuid)
 RETURNS TABLE(from_kind text, from_id uuid, to_kind text, to_id uuid)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  seen text; f uuid[] := '{}'; r uuid[] := '{}'; d uuid[] := '{}'; a uuid[] := '{}'; m uuid[] := '{}';
begin
  select t.kind into seen from (
    select 'Finding' as kind from improvement.finding x where x.id = record
    union all select 'Action' from improvement.action x where x.id = record
    union all select 'Recommendation' from improvement.recommendation x where x.id = record
    union all select 'Decision' from improvement.decision x where x.id = record
    union all select 'Measure' from improvement.measure x where x.id = record
    union all select 'Answer' from improvement.answer x where x.id = record
    union all select 'Evidence' from improvement.evidence x where x.id = record) t;
  if seen is null then
    return;
  end if;
  return query select seen, record, null::text, null::uuid;
  -- Up.
  if seen = 'Measure' then
    m := array[record];
    a := array(select l.action_id from improvement.action_measure l where l.measure_id = record);
    r := array(select l.recommendation_id from improvement.recommendation_measure l where l.measure_id = record
      union select l.recommendation_id from improvement.recommendation_action l where l.action_id = any (a));
  elsif seen = 'Action' then
    a := array[record];
    r := array(select l.recommendation_id from improvement.recommendation_action l where l.action_id = record);
  elsif seen = 'Decision' then
    d := array[record];
    r := array(select l.recommendation_id from improvement.decision_recommendation l where l.decision_id = record);
  elsif seen = 'Recommendation' then
    r := array[record];
  elsif seen = 'Finding' then
    f := array[record];
  elsif seen = 'Answer' then
    f := array(select w.finding_id from improvement.answer w where w.id = record);
  else
    f := array(select e.finding_id from improvement.evidence e where e.id = record union select u.finding_id from improvement.evidence_use u where u.evidence_id = record);
  end if;
  if seen in ('Measure', 'Action', 'Decision', 'Recommendation') then
    f := array(select l.finding_id from improvement.finding_recommendation l where l.recommendation_id = any (r)
      union select l.finding_id from improvement.finding_action l where l.action_id = any (a));
  else
    r := array(select l.recommendation_id from improvement.finding_recommendation l where l.finding_id = any (f));
  end if;
  -- Down.
  if seen not in ('Decision') then
    d := array(select l.decision_id from improvement.decision_recommendation l where l.recommendation_id = any (r));
  end if;
  if seen <> 'Action' then
    a := array(select x from unnest(a) x union select l.action_id from improvement.recommendation_action l where l.recommendation_id = any (r)
      union select l.action_id from improvement.finding_action l where seen in ('Finding', 'Answer', 'Evidence') and l.finding_id = any (f));
  end if;
  if seen <> 'Measure' then
    m := array(select l.measure_id from improvement.recommendation_measure l where l.recommendation_id = any (r)
      union select l.measure_id from improvement.action_measure l where l.action_id = any (a));
  end if;
  return query
    select 'Evidence', e.id, 'Finding', e.finding_id from improvement.evidence e where e.finding_id = any (f)
    union all select 'Evidence', u.evidence_id, 'Finding', u.finding_id from improvement.evidence_use u where u.finding_id = any (f)
    union all select 'Finding', l.finding_id, 'Recommendation', l.recommendation_id from improvement.finding_recommendation l where l.finding_id = any (f) and l.recommendation_id = any (r)
    union all select 'Finding', l.finding_id, 'Action', l.action_id from improvement.finding_action l where l.finding_id = any (f) and l.action_id = any (a)
    union all select 'Recommendation', l.recommendation_id, 'Decision', l.decision_id from improvement.decision_recommendation l where l.recommendation_id = any (r) and l.decision_id = any (d)
    union all select 'Recommendation', l.recommendation_id, 'Action', l.action_id from improvement.recommendation_action l where l.recommendation_id = any (r) and l.action_id = any (a)
    union all select 'Recommendation', l.recommendation_id, 'Measure', l.measure_id from improvement.recommendation_measure l where l.recommendation_id = any (r) and l.measure_id = any (m)
    union all select 'Action', l.action_id, 'Measure', l.measure_id from improvement.action_measure l where l.action_id = any (a) and l.measure_id = any (m)
    union all select 'Finding', w.finding_id, 'Answer', w.id from improvement.answer w where w.finding_id = any (f);
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_action(action uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.finding_action l where l.action_id = action;
  delete from improvement.recommendation_action l where l.action_id = action;
  delete from improvement.action_measure l where l.action_id = action;
  delete from improvement.action_support l where l.action_id = action;
  delete from improvement.scrutiny s where s.action_id = action;
  delete from improvement.rise r where r.record_id = action;
  delete from improvement.progress p where p.action_id = action;
  return query delete from improvement.action a where a.id = action returning a.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_ask(ask uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query delete from improvement.asked_action l where l.ask_id = ask returning l.id;
  return query delete from improvement.ask q where q.id = ask returning q.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_decision(decision uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.decision_recommendation l where l.decision_id = decision;
  delete from improvement.partner_position p where p.decision_id = decision;
  return query delete from improvement.decision d where d.id = decision returning d.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_finding(finding uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.finding_action l where l.finding_id = finding;
  delete from improvement.finding_recommendation l where l.finding_id = finding;
  delete from improvement.evidence_use u where u.finding_id = finding or u.evidence_id in (select e.id from improvement.evidence e where e.finding_id = finding);
  delete from improvement.rise r where r.record_id = finding;
  return query delete from improvement.evidence e where e.finding_id = finding returning e.id;
  return query delete from improvement.answer w where w.finding_id = finding returning w.id;
  return query delete from improvement.finding f where f.id = finding returning f.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_measure(measure uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.recommendation_measure l where l.measure_id = measure;
  delete from improvement.action_measure l where l.measure_id = measure;
  delete from improvement.reading r where r.measure_id = measure;
  return query delete from improvement.measure m where m.id = measure returning m.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_paper(paper uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query delete from improvement.paper_statement s where s.paper_id = paper returning s.id;
  return query delete from improvement.board_paper p where p.id = paper returning p.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.dispose_recommendation(recommendation uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.finding_recommendation l where l.recommendation_id = recommendation;
  delete from improvement.decision_recommendation l where l.recommendation_id = recommendation;
  delete from improvement.recommendation_action l where l.recommendation_id = recommendation;
  delete from improvement.recommendation_measure l where l.recommendation_id = recommendation;
  delete from improvement.rise r where r.record_id = recommendation;
  return query delete from improvement.recommendation r where r.id = recommendation returning r.id;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.forget_arrived()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update improvement.arrival_row r set cells = '[]', owner_name = null, why = null from gone g where r.record_id = g.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.goes_with_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from improvement.mention m using improvement.comment c where c.id = m.comment_id and c.record_id = old.id;
  delete from improvement.comment c where c.record_id = old.id;
  delete from improvement.follow f where f.record_id = old.id;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.hold_asked()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform 1 from improvement.ask q where q.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8')) for update;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.holders(finding uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  keeper uuid;
  all_holders uuid[];
begin
  select t.partnership_id into keeper from (
    select f.partnership_id from improvement.finding f where f.id = finding
    union all select r.partnership_id from improvement.recommendation r where r.id = finding
    union all select d.partnership_id from improvement.decision d where d.id = finding
    union all select a.partnership_id from improvement.action a where a.id = finding
    union all select m.partnership_id from improvement.measure m where m.id = finding) t;
  if keeper is not null then
    all_holders := array(select keeper union select s.partnership_id from kernel.share s where s.record_id = finding);
    if all_holders && kernel.scope() then
      return query select unnest(all_holders);
    end if;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.keep_as_it_stood()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'a row of a file stays as it stood' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION improvement.keep_asked()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'an ask stays as it was asked, and a link only answers it' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION improvement.keep_asked_file(document uuid, file_name text, bytes bigint, digest bytea, stored_as text, verdict text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  q improvement.ask;
begin
  select * into q from improvement.ask a where a.id = improvement.asked();
  if q.id is null then
    raise exception 'no link that can be answered was shown' using errcode = 'insufficient_privilege';
  end if;
  if document is not null and verdict not in ('Clean', 'NotChecked') then
    raise exception 'a file from outside is found clean before it is kept' using errcode = 'insufficient_privilege';
  end if;
  update kernel.document_use u set ended_at = kernel.instant(), ended_by = '00000000-0000-4000-8000-000000000003', ended_because = 'A newer file took its place'
    where u.record_id = q.id and u.ended_at is null;
  if document is not null then
    insert into kernel.document (id, partnership_id, agency_id, given_at, name, type, size, sha256, stored, state, checked_at, version)
      values (document, q.partnership_id, q.agency_id, kernel.instant(), file_name, 'Xlsx', bytes, digest, stored_as, verdict, case when verdict = 'Clean' then kernel.instant() end, 1);
    insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
      values (gen_random_uuid(), document, q.partnership_id, 'AskByLink', q.id, q.partnership_id, kernel.instant(), '00000000-0000-4000-8000-000000000003');
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.keep_baseline()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a baseline stands as it was set' using errcode = 'check_violation', constraint = 'measure_baseline_stands';
end $function$
;

CREATE OR REPLACE FUNCTION improvement.keeper(record uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select partnership_id from improvement.finding where id = record
  union all select partnership_id from improvement.recommendation where id = record
  union all select partnership_id from improvement.decision where id = record
  union all select partnership_id from improvement.action where id = record
  union all select partnership_id from improvement.measure where id = record
$function$
;

CREATE OR REPLACE FUNCTION improvement.open_calendar_feed(hash bytea, most integer)
 RETURNS TABLE(person uuid, is_open boolean)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update improvement.calendar_feed f set
    used_at = kernel.instant(),
    window_from = case when f.window_from > kernel.instant() - interval '1 hour' then f.window_from else kernel.instant() end,
    window_count = case when f.window_from > kernel.instant() - interval '1 hour' then f.window_count + 1 else 1 end
  where f.secret_hash = hash and f.ended_at is null
  returning f.person_id, f.window_count <= most
$function$
;

CREATE OR REPLACE FUNCTION improvement.roles_around(record uuid)
 RETURNS TABLE(person_id uuid, name text, role text, partnership_id uuid, agency_id uuid, body_id uuid, case_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select a.id, a.name, r.role, r.partnership_id, r.agency_id, r.body_id, r.case_id
  from improvement.holders(record) h
  join kernel.assignment r on r.partnership_id = h and r.starts_at <= kernel.instant() and (r.ends_at is null or r.ends_at > kernel.instant())
  join identity.account a on a.id = r.person_id and a.closed_at is null
$function$
;

CREATE OR REPLACE FUNCTION improvement.search_action()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'action', r.id, r.partnership_id, r.agency_id, r.owner_id, r.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.what), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.what_changed, r.why_no_evidence), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.what), concat_ws(' ', r.what_changed, r.why_no_evidence))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'finding', r.finding_id, f.partnership_id, null::uuid, f.owner_id, f.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(null::text, '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.words, r.addressed_to, r.way), '')), 'B')
      from written r join improvement.finding f on f.id = r.finding_id
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(f.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r join improvement.finding f on f.id = r.finding_id cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', null::text, concat_ws(' ', r.words, r.addressed_to, r.way))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_board_paper()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'paper', r.id, r.partnership_id, null::uuid, r.owner_id, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.title), '')), 'A') || setweight(to_tsvector('english', coalesce(r.theme, '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.title), r.theme)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'decision', r.id, r.partnership_id, null::uuid, r.owner_id, r.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.question), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.forum, r.decided), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.question), concat_ws(' ', r.forum, r.decided))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'finding', r.finding_id, f.partnership_id, null::uuid, f.owner_id, f.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(null::text, '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.text, r.place, r.document_reference, r.source), '')), 'B')
      from written r join improvement.finding f on f.id = r.finding_id
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(f.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r join improvement.finding f on f.id = r.finding_id cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', null::text, concat_ws(' ', r.text, r.place, r.document_reference, r.source))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'finding', r.id, r.partnership_id, null::uuid, r.owner_id, r.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.title, r.theme), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.found, r.raised_by), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.title, r.theme), concat_ws(' ', r.found, r.raised_by))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_measure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'measure', r.id, r.partnership_id, null::uuid, r.owner_id, r.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.what), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.definition, r.source, r.expected), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.what), concat_ws(' ', r.definition, r.source, r.expected))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_progress()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'action', r.action_id, a.partnership_id, a.agency_id, a.owner_id, a.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(null::text, '')), 'A') || setweight(to_tsvector('english', coalesce(r.note, '')), 'B')
      from written r join improvement.action a on a.id = r.action_id
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(a.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r join improvement.action a on a.id = r.action_id cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', null::text, r.note)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.search_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'recommendation', r.id, r.partnership_id, null::uuid, r.owner_id, r.is_case_level, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.text), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.expected_outcome, r.why), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.text), concat_ws(' ', r.expected_outcome, r.why))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION improvement.sees(kind text, record uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select case kind
    when 'Finding' then exists (select from improvement.finding r where r.id = record)
    when 'Recommendation' then exists (select from improvement.recommendation r where r.id = record)
    when 'Decision' then exists (select from improvement.decision r where r.id = record)
    when 'Action' then exists (select from improvement.action r where r.id = record)
    when 'Measure' then exists (select from improvement.measure r where r.id = record)
    when 'Answer' then exists (select from improvement.answer r where r.id = record)
    else false end
$function$
;

CREATE OR REPLACE FUNCTION improvement.share_below(upper_record uuid, lower_record uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  keeper uuid := improvement.keeper(lower_record);
begin
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  if not lower_record in (select improvement.below(upper_record)) then
    raise exception 'this record does not stand below the other' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.share (record_id, partnership_id)
    select b, h from (select lower_record as b union select improvement.below(lower_record)) t, lateral improvement.holders(upper_record) h
    where improvement.keeper(b) <> h
    on conflict do nothing;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.share_thread(record uuid, with_partnership uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  keeper uuid := improvement.keeper(record);
begin
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.share (record_id, partnership_id)
    select b, with_partnership from (select record as b union select improvement.below(record)) t where improvement.keeper(b) <> with_partnership
    on conflict do nothing;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.supported(agency uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.action_id from improvement.action_support s join improvement.action a on a.id = s.action_id
  where s.agency_id = agency and s.until is null
    and (a.partnership_id = any ((select kernel.scope())::uuid[])
      or exists (select from kernel.share h where h.record_id = a.id and h.partnership_id = any ((select kernel.scope())::uuid[])))
$function$
;

CREATE OR REPLACE FUNCTION improvement.waits_no_more()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update improvement.action a set blocked_by_action_id = null, blocked_by = coalesce(a.blocked_by, 'An action that is no longer kept') where a.blocked_by_action_id = old.id;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.waits_within()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not exists (select from improvement.action a where a.id = new.blocked_by_action_id and a.partnership_id = new.partnership_id) then
    raise exception 'an action waits for an action of its own partnership' using errcode = 'check_violation', constraint = 'action_waits_within';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION improvement.with_action(action uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Finding' as kind, l.finding_id as id from improvement.finding_action l where l.action_id = action
    union all select 'Recommendation', l.recommendation_id from improvement.recommendation_action l where l.action_id = action
    union all select 'Measure', l.measure_id from improvement.action_measure l where l.action_id = action) n
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_ask(ask uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'AskedAction', l.id, q.partnership_id, true from improvement.asked_action l join improvement.ask q on q.id = l.ask_id where l.ask_id = ask
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_decision(decision uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'Recommendation', l.recommendation_id, improvement.keeper(l.recommendation_id), false from improvement.decision_recommendation l where l.decision_id = decision
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_finding(finding uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'ImprovementAction' as kind, l.action_id as id from improvement.finding_action l where l.finding_id = finding
    union all select 'Recommendation', l.recommendation_id from improvement.finding_recommendation l where l.finding_id = finding
    union all select 'Finding', u.finding_id from improvement.evidence_use u join improvement.evidence e on e.id = u.evidence_id where e.finding_id = finding
    union all select 'Finding', e.finding_id from improvement.evidence_use u join improvement.evidence e on e.id = u.evidence_id where u.finding_id = finding) n
  union all select 'Evidence', e.id, f.partnership_id, true from improvement.evidence e join improvement.finding f on f.id = e.finding_id where e.finding_id = finding
  union all select 'Answer', w.id, f.partnership_id, true from improvement.answer w join improvement.finding f on f.id = w.finding_id where w.finding_id = finding
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_measure(measure uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Recommendation' as kind, l.recommendation_id as id from improvement.recommendation_measure l where l.measure_id = measure
    union all select 'ImprovementAction', l.action_id from improvement.action_measure l where l.measure_id = measure) n
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_paper(paper uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'PaperStatement', s.id, p.partnership_id, true from improvement.paper_statement s join improvement.board_paper p on p.id = s.paper_id where s.paper_id = paper
$function$
;

CREATE OR REPLACE FUNCTION improvement.with_recommendation(recommendation uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Finding' as kind, l.finding_id as id from improvement.finding_recommendation l where l.recommendation_id = recommendation
    union all select 'Decision', l.decision_id from improvement.decision_recommendation l where l.recommendation_id = recommendation
    union all select 'ImprovementAction', l.action_id from improvement.recommendation_action l where l.recommendation_id = recommendation
    union all select 'Measure', l.measure_id from improvement.recommendation_measure l where l.recommendation_id = recommendation) n
$function$
;

CREATE OR REPLACE FUNCTION kernel.acting()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('los.person'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION kernel.chains_about(subject uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select distinct l.partnership_id from kernel.act_link l join kernel.act a on a.id = l.act_id
  where a.subject_id = subject and kernel.acting() = '00000000-0000-4000-8000-000000000001'::uuid
    and not exists (select 1 from kernel.share s where s.record_id = subject and s.partnership_id = l.partnership_id);
$function$
;

CREATE OR REPLACE FUNCTION kernel.delete_letters_about(records uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  post uuid[];
  record uuid;
begin
  with went as (delete from kernel.letter l where l.link is not null and kernel.record_in(l.link) = any (records) returning l.id)
    select coalesce(array_agg(w.id), '{}') into post from went w;
  foreach record in array records loop
    update kernel.letter l set words = regexp_replace(l.words, '\n\* [^\n]*\n  [^\n]*' || record || '[^\n]*(\n|$)', '', 'g')
      where l.kind = 'kernel.letter-of-the-day' and strpos(l.words, record::text) > 0;
  end loop;
  return post;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.dispose(review uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  due kernel.retention_review;
  disposes text;
  shared uuid[];
  gone uuid[];
  papers uuid[];
  post uuid[];
begin
  -- A hold that is being placed now is either seen here, or waits until this is over.
  lock table kernel.hold, kernel.hold_record in share mode;
  select * into due from kernel.retention_review r where r.id = review for update;
  if due.id is null or not due.partnership_id = any (kernel.scope()) then
    raise exception 'there is no such review' using errcode = 'insufficient_privilege';
  end if;
  if due.state <> 'Proposed' or kernel.acting() is null or due.decided_by = kernel.acting() then
    raise exception 'disposal needs a review, a proposal and a second person' using errcode = 'insufficient_privilege';
  end if;
  if due.due_on > (kernel.instant() at time zone 'Europe/London')::date then
    raise exception 'this record is not due' using errcode = 'insufficient_privilege';
  end if;
  if kernel.held(due.kind, due.record_id, due.partnership_id) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  select k.disposer into disposes from kernel.retention_kind k where k.kind = due.kind;
  if disposes is null then
    raise exception 'nobody disposes of this kind of record' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(s.partnership_id), '{}') into shared from kernel.share s where s.record_id = due.record_id;
  execute format('select array_agg(g) from %s($1) g', disposes) into gone using due.record_id;
  if gone is null then
    raise exception 'the record is not there' using errcode = 'LH002';
  end if;
  with ended as (delete from kernel.document_use u where u.record_id = any (gone) returning u.document_id)
    select array_agg(distinct e.document_id) into papers from ended e;
  select coalesce(array_agg(d.id), '{}') into papers from kernel.document d
    where d.id = any (papers) and not exists (select 1 from kernel.document_use u where u.document_id = d.id);
  if exists (select 1 from kernel.document d where d.id = any (papers) and kernel.held('Document', d.id, d.partnership_id)) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  insert into kernel.disposed_file (stored) select d.stored from kernel.document d where d.id = any (papers) and d.state <> 'Refused';
  delete from kernel.document d where d.id = any (papers);
  delete from kernel.clock_entry e using kernel.clock c where c.id = e.clock_id and c.record_id = any (gone);
  delete from kernel.clock c where c.record_id = any (gone);
  delete from kernel.share s where s.record_id = any (gone);
  post := kernel.delete_letters_about(gone);
  delete from kernel.act_text t using kernel.act a
    where a.id = t.act_id and a.subject_id = any (gone || papers || post) and a.kind not like '%.retention.%' and a.kind <> 'host.texts-erased';
  update kernel.retention_review r
    set state = 'Disposed', agreed_by = kernel.acting(), agreed_at = kernel.instant(), documents = cardinality(papers), version = r.version + 1
    where r.id = review;
  return query select unnest(shared);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.disposed_file_is_gone(file text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not kernel.looks_after_files() then
    raise exception 'only whoever looks after the files says that one is gone' using errcode = 'insufficient_privilege';
  end if;
  delete from kernel.disposed_file f where f.stored = file;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.disposed_files()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select f.stored from kernel.disposed_file f where kernel.looks_after_files() order by f.stored limit 1000
$function$
;

CREATE OR REPLACE FUNCTION kernel.document_checked(document uuid, is_clean boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not kernel.looks_after_files() then
    raise exception 'only the operator of the installation says what the scanner said' using errcode = 'insufficient_privilege';
  end if;
  update kernel.document d set state = case when is_clean then 'Clean' else 'Refused' end, checked_at = kernel.instant()
  where d.id = document and d.state in ('Checking', 'NotChecked');
end $function$
;

CREATE OR REPLACE FUNCTION kernel.documents_to_check(most integer)
 RETURNS TABLE(id uuid, partnership_id uuid, stored text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select d.id, d.partnership_id, d.stored from kernel.document d
  where d.state in ('Checking', 'NotChecked') and kernel.looks_after_files()
  order by d.given_at limit most
$function$
;

CREATE OR REPLACE FUNCTION kernel.erase_texts(subject uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  erased bigint;
begin
  if kernel.acting() is distinct from '00000000-0000-4000-8000-000000000001'::uuid then
    raise exception 'only the operator of the installation may erase texts' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from kernel.act a where a.subject_id = subject) then
    return null;
  end if;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = subject and a.kind <> 'host.texts-erased';
  get diagnostics erased = row_count;
  return erased;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.forget_job_runs()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION kernel.forget_letters(usual_years integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone uuid[];
begin
  if not kernel.is_job() then
    raise exception 'only a job deletes letters' using errcode = 'insufficient_privilege';
  end if;
  -- A hold that is being placed now is either seen here, or waits until this is over.
  lock table kernel.hold, kernel.hold_record in share mode;
  select coalesce(array_agg(due.id), '{}') into gone from (
    select l.id from kernel.letter l left join kernel.retention_setting s on s.partnership_id = l.partnership_id and s.kind = 'PostedLetter'
    where l.state in ('sent', 'gathered', 'withdrawn')
      and coalesce(l.sent_at, l.written_at) < kernel.instant() - make_interval(years => greatest(coalesce(s.years, usual_years), 1))
      and not kernel.held_itself('PostedLetter', l.id, l.partnership_id)
      and not exists (select 1 from kernel.hold h join kernel.hold_record r on r.hold_id = h.id where h.lifted_at is null and r.record_id = kernel.record_in(l.link))
    order by coalesce(l.sent_at, l.written_at) limit 10000) due;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = any (gone) and a.kind <> 'host.texts-erased';
  delete from kernel.letter l where l.id = any (gone);
  return cardinality(gone);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.forget_searches()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  forgotten bigint;
begin
  if not kernel.is_job() then
    raise exception 'only a job forgets searches' using errcode = 'insufficient_privilege';
  end if;
  delete from kernel.search_made s where s.at < kernel.instant() - interval '24 hours';
  get diagnostics forgotten = row_count;
  return forgotten;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.forget_secret_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  new.secret_link := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.held(record_kind text, record uuid, keeper uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  names text;
  parts uuid[] := array[record];
  holds boolean := false;
begin
  if kernel.held_itself(record_kind, record, keeper) then
    return true;
  end if;
  select k.together into names from kernel.retention_kind k where k.kind = record_kind;
  if names is not null then
    execute format('select coalesce(bool_or(kernel.held_itself(t.kind, t.id, t.keeper)), false), $1 || coalesce(array_agg(t.id) filter (where t.goes), ''{}'') from %s($1) t', names)
      into holds, parts using record;
  end if;
  return holds or exists (
    select 1 from kernel.document_use u join kernel.document d on d.id = u.document_id
    where u.record_id = any (parts) and not exists (select 1 from kernel.document_use o where o.document_id = d.id and not o.record_id = any (parts))
      and kernel.held_itself('Document', d.id, d.partnership_id));
end $function$
;

CREATE OR REPLACE FUNCTION kernel.held_itself(record_kind text, record uuid, keeper uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (
    select 1 from kernel.hold h
    where h.lifted_at is null and (
      exists (select 1 from kernel.hold_record r where r.hold_id = h.id and r.record_id = record)
      or ((h.partnership_id = keeper or exists (select 1 from kernel.share s where s.record_id = record and s.partnership_id = h.partnership_id))
        and (h.reach = 'Partnership' or (h.reach = 'Kind' and h.kind = record_kind)))))
$function$
;

CREATE OR REPLACE FUNCTION kernel.instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN COALESCE((NULLIF(current_setting('los.now'::text, true), ''::text))::timestamp with time zone, now())
;

CREATE OR REPLACE FUNCTION kernel.is_held(record_kind text, record uuid, keeper uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select not coalesce(keeper = any (kernel.scope()), false) or kernel.held(record_kind, record, keeper)
$function$
;

CREATE OR REPLACE FUNCTION kernel.is_job()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN ((SESSION_USER = 'lineofsight_jobs'::name) AND COALESCE((kernel.acting() = '00000000-0000-4000-8000-000000000003'::uuid), false))
;

CREATE OR REPLACE FUNCTION kernel.keep_partnership()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'a record stays with the partnership that keeps it' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION kernel.link_shared()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into kernel.act_link (partnership_id, act_id)
    select s.partnership_id, new.id from kernel.share s where s.record_id = new.subject_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.looks_after_files()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (kernel.is_job() OR COALESCE((kernel.acting() = '00000000-0000-4000-8000-000000000001'::uuid), false))
;

CREATE OR REPLACE FUNCTION kernel.note_who_grants()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then
    new.granted_by := kernel.acting();
  elsif new.person_id = kernel.acting()
    and (new.starts_at < old.starts_at or (old.ends_at is not null and (new.ends_at is null or new.ends_at > old.ends_at))) then
    raise exception 'nobody may lengthen a role of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.note_who_reviews()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.state in ('Kept', 'Proposed') then
    if old.state = new.state then
      new.decided_by := old.decided_by;
    else
      new.decided_by := kernel.acting();
      new.decided_at := kernel.instant();
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.performed(act uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (EXISTS (SELECT 1 FROM kernel.act a WHERE ((a.id = performed.act) AND (a.person_id = COALESCE(kernel.acting(), '00000000-0000-0000-0000-000000000000'::uuid)))))
;

CREATE OR REPLACE FUNCTION kernel.record_in(link text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select substring(link from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid
$function$
;

CREATE OR REPLACE FUNCTION kernel.scope()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN CASE WHEN kernel.is_job() THEN (SELECT COALESCE(array_agg(p.id), '{}'::uuid[]) AS "coalesce" FROM kernel.partnership p) ELSE (SELECT COALESCE(array_agg(DISTINCT a.partnership_id), '{}'::uuid[]) AS "coalesce" FROM kernel.assignment a WHERE ((a.person_id = kernel.acting()) AND (a.partnership_id IS NOT NULL) AND (a.starts_at <= kernel.instant()) AND ((a.ends_at IS NULL) OR (a.ends_at > kernel.instant())))) END
;

CREATE OR REPLACE FUNCTION kernel.search(query text, kinds text[], readers text[], reaches text[], cases boolean[], most integer)
 RETURNS TABLE(kind text, record_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  wanted tsquery := websearch_to_tsquery('english', query);
  parts kernel.search_part[] := kernel.search_parts(kinds, readers, reaches, cases);
  keys text[] := coalesce(kernel.search_keys(parts), '{}');
  mine uuid[] := array(select distinct p.partnership from unnest(parts) p where p.partnership is not null);
  -- What no key tells: shared with a partnership, or of one body or case.
  apart uuid[] := array(select s.record_id from kernel.share s where s.partnership_id = any (mine) union select p.record from unnest(parts) p where p.record is not null);
  newest integer := 2000 / greatest(cardinality(mine), 1);
  hits uuid[];
begin
  if kernel.acting() is null or parts is null or numnode(wanted) = 0 then
    return;
  end if;
  for again in 0 .. 1 loop
    hits := array(
      select e.id from unnest(mine) m (id) cross join lateral
        (select n.* from kernel.search_entry n where n.partnership_id = m.id order by n.changed_at desc limit newest) e
      where e.document @@ wanted and (concat_ws(' ', e.kind, e.is_case, e.partnership_id) = any (keys)
        or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'agency ' || e.agency_id) = any (keys)
        or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'owner ' || e.owner_id) = any (keys)
        or e.record_id = any (apart) and kernel.search_within(e::kernel.search_entry, parts))
      limit most);
    exit when cardinality(hits) >= most or cardinality(hits) * 10 < most;
    newest := newest * 12;
  end loop;
  if cardinality(hits) < most then
    hits := hits || array(
      select h.id from (
        select e.id, e.changed_at from kernel.search_entry e
        where e.document @@ wanted and (concat_ws(' ', e.kind, e.is_case, e.partnership_id) = any (keys)
          or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'agency ' || e.agency_id) = any (keys)
          or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'owner ' || e.owner_id) = any (keys)
          or e.record_id = any (apart) and kernel.search_within(e, parts))
        limit 5000) h
      order by h.changed_at desc limit 2000);
  end if;
  return query
    select e.kind, e.record_id from kernel.search_entry e where e.id = any (hits)
    group by e.kind, e.record_id order by max(ts_rank(e.document, wanted)) desc, max(e.changed_at) desc, e.record_id limit most;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.search_keys(parts kernel.search_part[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT array_agg(DISTINCT concat_ws(' '::text, p.kind, c.is_case, p.partnership, ('agency '::text || p.agency), ('owner '::text || p.owner))) AS array_agg FROM (unnest(search_keys.parts) p(kind, partnership, agency, owner, record, is_case) CROSS JOIN (VALUES (true), (false)) c(is_case)) WHERE ((p.record IS NULL) AND (p.is_case OR (NOT c.is_case))))
;

CREATE OR REPLACE FUNCTION kernel.search_parts(kinds text[], readers text[], reaches text[], cases boolean[])
 RETURNS kernel.search_part[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT array_agg(DISTINCT ROW(p.kind, CASE WHEN (p.reach <> 'national'::text) THEN a.partnership_id ELSE NULL::uuid END, CASE w.way WHEN 'agency'::text THEN a.agency_id ELSE NULL::uuid END, CASE w.way WHEN 'owner'::text THEN kernel.acting() ELSE NULL::uuid END, CASE WHEN (p.reach <> 'national'::text) THEN COALESCE(a.body_id, a.case_id) ELSE NULL::uuid END, p.is_case)::kernel.search_part) AS array_agg FROM ((UNNEST(search_parts.kinds, search_parts.readers, search_parts.reaches, search_parts.cases) p(kind, reader, reach, is_case) CROSS JOIN (VALUES ('whole'::text), ('agency'::text), ('owner'::text)) w(way)) LEFT JOIN kernel.assignment a ON (((a.role = p.reader) AND (a.person_id = kernel.acting()) AND (a.partnership_id = ANY (kernel.scope())) AND (a.starts_at <= kernel.instant()) AND ((a.ends_at IS NULL) OR (a.ends_at > kernel.instant()))))) WHERE (((p.reach = 'national'::text) AND (w.way = 'whole'::text)) OR ((a.id IS NOT NULL) AND (((p.reach = 'partnership'::text) AND (w.way = 'whole'::text)) OR ((p.reach = 'own-agency'::text) AND ((w.way = 'owner'::text) OR ((w.way = 'agency'::text) AND (a.agency_id IS NOT NULL)))) OR ((p.reach = 'own'::text) AND (w.way = 'owner'::text))))))
;

CREATE OR REPLACE FUNCTION kernel.search_within(e kernel.search_entry, parts kernel.search_part[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (EXISTS (SELECT 1 FROM unnest(search_within.parts) p(kind, partnership, agency, owner, record, is_case) WHERE ((p.kind = (search_within.e).kind) AND (((p.partnership IS NULL) AND ((search_within.e).partnership_id IS NULL)) OR ((search_within.e).partnership_id = p.partnership) OR (EXISTS (SELECT 1 FROM kernel.share s WHERE ((s.record_id = (search_within.e).record_id) AND (s.partnership_id = p.partnership))))) AND ((p.agency IS NULL) OR (p.agency = (search_within.e).agency_id)) AND ((p.owner IS NULL) OR (p.owner = (search_within.e).owner_id)) AND ((p.record IS NULL) OR (p.record = (search_within.e).record_id)) AND (p.is_case OR (NOT (search_within.e).is_case)))))
;

CREATE OR REPLACE FUNCTION kernel.searched(guarded regclass, kind text, record text, partnership text, agency text, owner text, is_case text, title text, body text, joins text DEFAULT ''::text, id text DEFAULT 'r.id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  keep text := format('%I.search_%s', (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = guarded),
                      (select c.relname from pg_class c where c.oid = guarded));
begin
  execute format($f$
    create function %1$s() returns trigger language plpgsql security definer set search_path = pg_catalog as $t$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = %12$s;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select %12$s, %2$L, %3$s, %4$s, %5$s, %6$s, %7$s, kernel.instant(),
        setweight(to_tsvector('english', coalesce(%8$s, '')), 'A') || setweight(to_tsvector('english', coalesce(%9$s, '')), 'B')
      from written r %10$s
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = %12$s and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(%4$s, '00000000-0000-0000-0000-000000000000'), x.word
      from written r %10$s cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', %8$s, %9$s)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $t$;
    revoke all on function %1$s() from public;
    create trigger search_insert after insert on %11$s referencing new table as written for each statement execute function %1$s();
    create trigger search_update after update on %11$s referencing new table as written for each statement execute function %1$s();
    create trigger search_delete after delete on %11$s referencing old table as written for each statement execute function %1$s();
    $f$, keep, kind, record, partnership, agency, owner, is_case, title, body, joins, guarded, id);
  -- What was written before the table was searched.
  execute format('alter table %s disable trigger user', guarded);
  execute format('alter table %s enable trigger search_update', guarded);
  execute format('update %1$s set %2$I = %2$I', guarded, (select a.attname from pg_attribute a where a.attrelid = guarded and a.attnum = 1));
  execute format('alter table %s enable trigger user', guarded);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.secure(guarded regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %s for select to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create policy scope_insert on %s for insert to lineofsight_app
    with check (partnership_id = any ((select kernel.scope())::uuid[]))', guarded);
  execute format('create policy scope_update on %s for update to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create trigger keep_partnership before update of partnership_id on %s for each row
    when (old.partnership_id is distinct from new.partnership_id) execute function kernel.keep_partnership()', guarded);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.secure_of_record(guarded regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %s for select to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = %1$s.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create policy scope_insert on %s for insert to lineofsight_app
    with check (partnership_id = any ((select kernel.scope())::uuid[]))', guarded);
  execute format('create policy scope_update on %s for update to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = %1$s.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create trigger keep_partnership before update of partnership_id on %s for each row
    when (old.partnership_id is distinct from new.partnership_id) execute function kernel.keep_partnership()', guarded);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.secure_part(guarded regclass, link text, whole regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %1$s to lineofsight_app
    using (exists (select 1 from %3$s w where w.id = %1$s.%2$I))
    with check (exists (select 1 from %3$s w where w.id = %1$s.%2$I))', guarded, link, whole);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.serves_installation()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (kernel.is_job() OR (EXISTS (SELECT 1 FROM kernel.assignment a WHERE ((a.person_id = kernel.acting()) AND (a.partnership_id IS NULL) AND (a.role = ANY (ARRAY['administrator'::text, 'operator'::text])) AND (a.starts_at <= kernel.instant()) AND ((a.ends_at IS NULL) OR (a.ends_at > kernel.instant()))))))
;

CREATE OR REPLACE FUNCTION kernel.share_record(guarded regclass, record uuid, with_partnership uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  keeper uuid;
begin
  -- A table of the caller's own making would answer whatever the caller likes.
  if not exists (select 1 from pg_class c where c.oid = guarded and c.relkind = 'r' and c.relrowsecurity
                 and c.relowner = 'lineofsight_owner'::regrole) then
    raise exception 'only records of a guarded table are shared' using errcode = 'insufficient_privilege';
  end if;
  execute format('select partnership_id from %s where id = $1', guarded) into keeper using record;
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  if keeper <> with_partnership then
    insert into kernel.share (record_id, partnership_id) values (record, with_partnership) on conflict do nothing;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.similar_words(typed text, most integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query
    select w.word from kernel.search_word w
    where w.partnership_id = any (kernel.scope() || '00000000-0000-0000-0000-000000000000'::uuid)
      and w.word operator(kernel.%) lower(typed) and w.word <> lower(typed)
    group by w.word order by kernel.similarity(w.word, lower(typed)) desc, w.word limit most;
end $function$
;

CREATE OR REPLACE FUNCTION kernel.stored_documents()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select d.stored from kernel.document d where d.state <> 'Refused' and kernel.looks_after_files()
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.answer_signed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select 1 from questionnaires.return r where r.id = new.return_id and r.state in ('Signed', 'Excused')) then
    raise exception 'a return that was signed off keeps its answers' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.carried_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'what is answered once for several partnerships is changed where it was answered' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.carry(shared uuid, told text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  -- What is carried, as JSON; whose returns these are comes from the transaction alone.
  answers jsonb := told::jsonb;
  lead uuid;
  area uuid;
  target uuid;
  files uuid[];
  touched bigint;
  gone bigint;
begin
  select s.lead_id, s.partnership_id, s.return_id into lead, area, target
    from questionnaires.shared_with s
      join questionnaires.return r on r.id = s.return_id
      join questionnaires.round x on x.id = r.round_id
      join questionnaires.return l on l.id = s.lead_id and l.agency_id = r.agency_id
    where s.id = shared and s.withdrawn_at is null and x.state = 'Open' and r.state <> 'Excused' and l.state = 'Signed'
      and s.partnership_id = any (kernel.scope()) and l.partnership_id = any (kernel.scope())
    for update of s;
  if lead is null then
    raise exception 'answers are carried over from a return that was signed off into an open round, by who sees both' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select 1 from jsonb_array_elements(answers) a
      join questionnaires.withheld w on w.question = a ->> 'from' and w.file_id is null and w.ended_at is null and (w.from_id is null or w.from_id = area)
      join questionnaires.sharing h on h.id = w.sharing_id and h.return_id = lead
    where a ->> 'because' is null) then
    raise exception 'this answer stays out' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(distinct f::uuid), '{}') into files
    from questionnaires.answer l cross join lateral jsonb_array_elements_text(l.value -> 'files') f
    where l.return_id = lead and l.value ? 'files' and not exists (
      select 1 from questionnaires.withheld w join questionnaires.sharing h on h.id = w.sharing_id and h.return_id = lead
      where w.ended_at is null and (w.from_id is null or w.from_id = area) and ((w.question = l.question and w.file_id is null) or w.file_id = f::uuid));
  if exists (
    select 1 from jsonb_array_elements(answers) a cross join lateral jsonb_array_elements_text(coalesce(a -> 'value' -> 'files', '[]')) f
    where a ->> 'because' is null and not f::uuid = any (files)) then
    raise exception 'this file stays out' using errcode = 'insufficient_privilege';
  end if;

  delete from questionnaires.answer x where x.return_id = target and x.is_carried and not exists (select 1 from jsonb_array_elements(answers) a where a ->> 'to' = x.question);
  get diagnostics gone = row_count;
  insert into questionnaires.answer as x (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried, withheld_because, files_withheld_because)
    select gen_random_uuid(), area, target, a ->> 'to', case when a ->> 'because' is null then a -> 'value' else '{}' end, true, l.changed_at, l.changed_by, 1, true,
      a ->> 'because', a ->> 'filesBecause'
    from jsonb_array_elements(answers) a join questionnaires.answer l on l.return_id = lead and l.question = a ->> 'from'
    on conflict (return_id, question) do update set
      value = excluded.value, is_confirmed = true, changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = x.version + 1, is_carried = true,
      withheld_because = excluded.withheld_because, files_withheld_because = excluded.files_withheld_because
    where (x.value, x.is_confirmed, x.is_carried, x.withheld_because, x.files_withheld_because)
      is distinct from (excluded.value, true, true, excluded.withheld_because, excluded.files_withheld_because);
  get diagnostics touched = row_count;

  select coalesce(array_agg(distinct f::uuid), '{}') into files
    from jsonb_array_elements(answers) a cross join lateral jsonb_array_elements_text(coalesce(a -> 'value' -> 'files', '[]')) f where a ->> 'because' is null;
  perform questionnaires.put_away_files(lead, target, area, files);
  insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
    select gen_random_uuid(), d.id, d.partnership_id, 'Return', target, area, kernel.instant(), kernel.acting() from kernel.document d
    where d.id = any (files) and not exists (select 1 from kernel.document_use u where u.document_id = d.id and u.record_id = target and u.ended_at is null);
  return touched + gone > 0;
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.dispose_return(return uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from questionnaires.staff_envelope e where e.return_id = $1;
  delete from questionnaires.staff_code c where c.return_id = $1;
  delete from questionnaires.staff_answer a where a.return_id = $1;
  return query delete from questionnaires.staff_asked s where s.return_id = $1 returning s.id;
  return query delete from questionnaires.withheld w using questionnaires.sharing h where h.id = w.sharing_id and h.return_id = $1 returning w.id;
  return query delete from questionnaires.sharing h where h.return_id = $1 returning h.id;
  return query delete from questionnaires.shared_with s where s.return_id = $1 returning s.id;
  return query delete from questionnaires.answer a where a.return_id = $1 returning a.id;
  return query delete from questionnaires.link l where l.return_id = $1 returning l.id;
  return query delete from questionnaires.return r where r.id = $1 returning r.id;
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.keep_linked_file(document uuid, file_name text, kind text, bytes bigint, digest bytea, stored_as text, verdict text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  r questionnaires.return;
begin
  select * into r from questionnaires.return x where x.id = questionnaires.linked();
  if r.id is null then
    raise exception 'no link that can be answered was shown' using errcode = 'insufficient_privilege';
  end if;
  if verdict not in ('Clean', 'NotChecked') then
    raise exception 'a file from outside is found clean before it is kept' using errcode = 'insufficient_privilege';
  end if;
  -- Files that were taken away again stay with the return. Nobody fills the disk through one link.
  if (select count(*) from kernel.document_use u where u.record_id = r.id) >= 300 then
    raise exception 'this return has been given all the files that it takes' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.document (id, partnership_id, agency_id, given_at, name, type, size, sha256, stored, state, checked_at, version)
    values (document, r.partnership_id, r.agency_id, kernel.instant(), file_name, kind, bytes, digest, stored_as, verdict, case when verdict = 'Clean' then kernel.instant() end, 1);
  insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
    values (gen_random_uuid(), document, r.partnership_id, 'Return', r.id, r.partnership_id, kernel.instant(), '00000000-0000-4000-8000-000000000003');
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.linked()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select l.return_id from questionnaires.link l where l.id = (select s.id from questionnaires.shown() s where s.state = 'Open')
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.linked_files()
 RETURNS TABLE(id uuid, name text, type text, size bigint, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select d.id, d.name, d.type, d.size, u.added_at from kernel.document_use u join kernel.document d on d.id = u.document_id
  where u.record_id = questionnaires.linked() and u.record_kind = 'Return' and u.ended_at is null and d.state <> 'Refused' order by u.added_at desc
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.linked_to()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select array[r.round_id, r.definition_id, r.local_definition_id] from questionnaires.return r where r.id = (select questionnaires.linked())
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.put_away_files(lead uuid, target uuid, area uuid, files uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from kernel.document_use u where u.record_id = target and u.partnership_id <> area and not u.document_id = any (files);
  update kernel.document_use u set ended_at = kernel.instant(), ended_by = kernel.acting(), ended_because = 'It came with an answer that is not shared here'
    where u.record_id = target and u.partnership_id = area and u.ended_at is null and not u.document_id = any (files)
      and exists (select 1 from kernel.document_use l where l.record_id = lead and l.document_id = u.document_id)
      and not exists (select 1 from questionnaires.answer a where a.return_id = target and not a.is_carried and a.value -> 'files' ? u.document_id::text);
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.search_return()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'return', r.id, r.partnership_id, r.agency_id, null::uuid, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.name), '')), 'A') || setweight(to_tsvector('english', coalesce(r.district, '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.name), r.district)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.search_round()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'round', r.id, r.partnership_id, null::uuid, null::uuid, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.reference, r.title), '')), 'A') || setweight(to_tsvector('english', coalesce(r.theme, '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.reference, r.title), r.theme)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.send_staff_answers(sealed bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  hash bytea := sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'));
  whole uuid;
  state text;
begin
  select c.return_id into whole from questionnaires.staff_code c where c.code_hash = hash for update;
  -- A round that is being closed either waits for this answer, or has closed before it.
  perform 1 from questionnaires.round x join questionnaires.return r on r.round_id = x.id where r.id = whole for share of x;
  select s.state into state from questionnaires.staff_shown() s;
  if state = 'Open' then
    insert into questionnaires.staff_envelope (code_hash, return_id, sealed) values (hash, whole, send_staff_answers.sealed);
    return 'Sent';
  end if;
  return coalesce(state, 'Unknown');
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.shown()
 RETURNS TABLE(id uuid, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select l.id, case
    when l.ended_because is not null then l.ended_because
    when l.wrong_addresses >= 10 then 'Guessed'
    when l.until < (kernel.instant() at time zone 'Europe/London')::date then 'Expired'
    when r.state not in ('Issued', 'InProgress') then 'Used'
    else 'Open' end
  from questionnaires.link l join questionnaires.return r on r.id = l.return_id
  where l.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.staff_due()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  return query
    select e.return_id
    from questionnaires.staff_envelope e join questionnaires.return r on r.id = e.return_id join questionnaires.round x on x.id = r.round_id
    group by e.return_id, x.state, r.state
    having count(*) >= 10 or x.state <> 'Open' or r.state = 'Excused';
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.staff_envelopes(return uuid)
 RETURNS TABLE(code_hash bytea, sealed bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  waiting bigint;
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  select count(*) into waiting from questionnaires.staff_envelope e where e.return_id = $1;
  if exists (select 1 from questionnaires.return r join questionnaires.round x on x.id = r.round_id where r.id = $1 and r.state <> 'Excused' and x.state = 'Open') then
    waiting := case when waiting >= 10 then waiting - 5 else 0 end;
  end if;
  return query select e.code_hash, e.sealed from questionnaires.staff_envelope e where e.return_id = $1 order by gen_random_uuid() limit waiting;
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.staff_shown()
 RETURNS TABLE(return_id uuid, state text, name text, title text, partnership_id uuid, definition_id uuid, type_key text, phase text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select r.id, case
    when c.is_used or exists (select 1 from questionnaires.staff_envelope e where e.code_hash = c.code_hash) then 'Used'
    when x.state <> 'Open' or r.state = 'Excused' then 'Closed'
    else 'Open' end, r.name, x.title, r.partnership_id, x.staff_definition_id, r.type_key, r.phase
  from questionnaires.staff_code c
    join questionnaires.return r on r.id = c.return_id
    join questionnaires.round x on x.id = r.round_id
  where c.code_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION questionnaires.stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'what was sent out stands, and a link only answers' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.take_back(shared uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  lead uuid;
  area uuid;
  target uuid;
begin
  select s.lead_id, s.partnership_id, s.return_id into lead, area, target from questionnaires.shared_with s
    where s.id = shared and s.withdrawn_at is not null and s.partnership_id = any (kernel.scope())
      and not exists (select 1 from questionnaires.shared_with later where later.return_id = s.return_id and later.withdrawn_at is null);
  if target is null then
    raise exception 'only what was withdrawn is taken back' using errcode = 'insufficient_privilege';
  end if;
  delete from questionnaires.answer a where a.return_id = target and a.is_carried;
  perform questionnaires.put_away_files(lead, target, area, '{}');
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.take_in_staff_answers(return uuid, hashes bytea[], opened text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone integer;
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from questionnaires.staff_asked a where a.return_id = $1 for update;
  delete from questionnaires.staff_envelope e where e.return_id = $1 and e.code_hash = any (hashes);
  get diagnostics gone = row_count;
  if gone <> cardinality(hashes) or gone <> cardinality(opened) then
    raise exception 'an envelope is opened once, and gives one answer';
  end if;
  with before as (delete from questionnaires.staff_answer a where a.return_id = $1 returning a.answers),
    every as (select b.answers from before b union all select o::jsonb from unnest(opened) o)
  insert into questionnaires.staff_answer (id, return_id, answers) select gen_random_uuid() as id, $1, e.answers from every e order by id;
  with used as (delete from questionnaires.staff_code c where c.return_id = $1 and (c.is_used or c.code_hash = any (hashes)) returning c.code_hash)
  insert into questionnaires.staff_code (code_hash, return_id, is_used) select u.code_hash, $1, true from used u order by gen_random_uuid();
  update questionnaires.staff_asked a set taken_in = a.taken_in + gone where a.return_id = $1;
  return gone;
end $function$
;

CREATE OR REPLACE FUNCTION questionnaires.with_return(return uuid)
 RETURNS TABLE(kind text, id uuid, keeper uuid, goes boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'ReturnAnswer', a.id, r.partnership_id, true from questionnaires.answer a join questionnaires.return r on r.id = a.return_id where a.return_id = $1
  union all
  select 'ReturnLink', l.id, l.partnership_id, true from questionnaires.link l where l.return_id = $1
  union all
  select 'StaffAsked', s.id, s.partnership_id, true from questionnaires.staff_asked s where s.return_id = $1
  union all
  select 'Sharing', h.id, h.partnership_id, true from questionnaires.sharing h where h.return_id = $1
  union all
  select 'Withheld', w.id, h.partnership_id, true from questionnaires.withheld w join questionnaires.sharing h on h.id = w.sharing_id where h.return_id = $1
  union all
  select 'SharedWith', s.id, s.partnership_id, true from questionnaires.shared_with s where s.return_id = $1
$function$
;

CREATE OR REPLACE FUNCTION register.check_school_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select 1 from written w
             where not exists (select 1 from register.school s where s.urn = w.urn)
                or not exists (select 1 from register.school_import i where i.id = w.import_id)) then
    raise exception 'a history entry needs its school and its import' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION register.dispose_contact(contact uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from register.contact c where c.id = contact returning c.id
$function$
;

CREATE OR REPLACE FUNCTION register.dispose_lead(lead uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from register.safeguarding_lead l where l.id = lead returning l.id
$function$
;

CREATE OR REPLACE FUNCTION register.places_of(agency uuid)
 RETURNS TABLE(partnership_id uuid, starts_on date, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select r.partnership_id, r.starts_on, r.ends_on from register.agency_role r where r.agency_id = places_of.agency
$function$
;

CREATE OR REPLACE FUNCTION register.search_agency()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'agency', r.id, null::uuid, null::uuid, null::uuid, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(r.name, '')), 'A') || setweight(to_tsvector('english', coalesce(null::text, '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(null::uuid, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', r.name, null::text)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION register.search_body()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = r.id;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select r.id, 'body', r.id, r.partnership_id, null::uuid, null::uuid, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(r.name, '')), 'A') || setweight(to_tsvector('english', coalesce(r.purpose, '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = r.id and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(r.partnership_id, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', r.name, r.purpose)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION register.search_school()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = ('00000000-0000-0000-0000-' || lpad(r.urn::text, 12, '0'))::uuid;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select ('00000000-0000-0000-0000-' || lpad(r.urn::text, 12, '0'))::uuid, 'school', ('00000000-0000-0000-0000-' || lpad(r.urn::text, 12, '0'))::uuid, null::uuid, null::uuid, null::uuid, false, kernel.instant(),
        setweight(to_tsvector('english', coalesce(concat_ws(' ', r.name, r.urn), '')), 'A') || setweight(to_tsvector('english', coalesce(concat_ws(' ', r.town, r.postcode), '')), 'B')
      from written r
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      if tg_op = 'UPDATE' then update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = ('00000000-0000-0000-0000-' || lpad(r.urn::text, 12, '0'))::uuid and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(null::uuid, '00000000-0000-0000-0000-000000000000'), x.word
      from written r  cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', concat_ws(' ', r.name, r.urn), concat_ws(' ', r.town, r.postcode))))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION register.served_by(body uuid)
 RETURNS TABLE(partnership_id uuid, keeps boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select b.partnership_id, true from register.body b
    where b.id = served_by.body
      and (b.partnership_id = any (kernel.scope())
        or exists (select 1 from kernel.share s where s.record_id = b.id and s.partnership_id = any (kernel.scope())))
  union all
  select s.partnership_id, false from kernel.share s join register.body b on b.id = s.record_id
    where s.record_id = served_by.body
      and (b.partnership_id = any (kernel.scope())
        or exists (select 1 from kernel.share o where o.record_id = b.id and o.partnership_id = any (kernel.scope())))
$function$
;
