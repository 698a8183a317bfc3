-- Letters to people without an account may carry the secret of a link. It is kept until the letter was sent, and no longer: afterwards
-- only its hash, with the record that it opens, is left.
alter table kernel.letter add column secret_link text check (secret_link ~ '^/[^/\\]' and length(secret_link) <= 500 and secret_link !~ '[[:cntrl:][:space:]]');
grant insert (secret_link) on kernel.letter to lineofsight_app;

create function kernel.forget_secret_link() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.secret_link := null;
  return new;
end $$;
revoke all on function kernel.forget_secret_link() from public;
create trigger forget_secret_link before update on kernel.letter for each row
  when (new.secret_link is not null and new.state in ('sent', 'withdrawn')) execute function kernel.forget_secret_link();
