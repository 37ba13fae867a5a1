//! The tables, as both databases have them.
#![expect(missing_docs, reason = "columns are described in migrations/*/up.sql")]

diesel::table! { cities (id) { id -> BigInt, slug -> Text, name -> Text, country -> Nullable<Text>, timezone -> Text, languages -> Text, created_at -> BigInt, settings -> Text, } }
diesel::table! { services (id) { id -> BigInt, city_id -> BigInt, slug -> Text, name -> Text, created_at -> BigInt, service_type -> Nullable<Text>, } }
diesel::table! { surveys (id) { id -> BigInt, service_id -> BigInt, slug -> Text, draft -> Text, draft_revision -> BigInt, closed_at -> Nullable<BigInt>, created_at -> BigInt, release_seed -> Nullable<Binary>, } }
diesel::table! { releases (survey_id, no) { survey_id -> BigInt, no -> Integer, first_day -> Integer, last_day -> Integer, is_run_closed -> Bool, answers_min -> BigInt, told_in -> BigInt, atoms -> Binary, previous_hash -> Binary, made_at -> BigInt, } }
diesel::table! { release_heads (survey_id) { survey_id -> BigInt, closed_until -> Nullable<Integer>, hash -> Nullable<Binary>, } }
diesel::table! { versions (id) { id -> BigInt, survey_id -> BigInt, number -> Integer, definition -> Text, published_at -> BigInt, note -> Text, } }
diesel::table! { responses (id) { id -> BigInt, submission_id -> Binary, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, submitted_at -> BigInt, answers -> Text, corrected_at -> Nullable<BigInt>, is_credited -> Bool, } }
diesel::table! { tallies (id) { id -> BigInt, version_id -> BigInt, day -> Integer, placement -> Text, language -> Text, counts -> Binary, } }
diesel::table! { withdrawals (submission_id) { submission_id -> Binary, withdrawn_at -> BigInt, receipt_id -> Nullable<BigInt>, until -> Nullable<BigInt>, } }
diesel::table! { keys (id) { id -> BigInt, hash -> Binary, role -> Text, city_id -> Nullable<BigInt>, created_at -> BigInt, name -> Text, expires_at -> Nullable<BigInt>, used_at -> Nullable<BigInt>, } }
diesel::table! { placements (id) { id -> BigInt, survey_id -> BigInt, slug -> Text, kind -> Text, name -> Nullable<Text>, created_at -> BigInt, } }
diesel::table! { visits (survey_id, day, placement) { survey_id -> BigInt, day -> Integer, placement -> Text, seen -> BigInt, started -> BigInt, submitted -> Nullable<BigInt>, } }
diesel::table! { link_keys (id) { id -> Text, city_id -> BigInt, created_at -> BigInt, revoked_at -> Nullable<BigInt>, } }
diesel::table! { verifications (transaction_hash) { transaction_hash -> Binary, submission_id -> Binary, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, is_withdrawn -> Bool, } }
diesel::table! { holds (id) { id -> BigInt, submission_id -> Binary, survey_id -> BigInt, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, submitted_at -> BigInt, answers -> Text, doubt -> Text, state -> Integer, response_id -> Nullable<BigInt>, bucket -> Nullable<BigInt>, } }
diesel::table! { credits (survey_id, bucket) { survey_id -> BigInt, bucket -> BigInt, day -> Integer, } }
diesel::table! { installation (name) { name -> Text, value -> Text, } }

diesel::table! { people (id) { id -> BigInt, email -> Text, name -> Text, language -> Text, password -> Nullable<Text>, totp_salt -> Nullable<Binary>, totp_step -> BigInt, recovery -> Text, created_at -> BigInt, city_id -> Nullable<BigInt>, signed_in_at -> Nullable<BigInt>, } }
diesel::table! { roles (id) { id -> BigInt, person_id -> BigInt, city_id -> Nullable<BigInt>, role -> Text, created_at -> BigInt, given_by -> Text, } }
diesel::table! { sessions (id) { id -> BigInt, token_hash -> Binary, person_id -> BigInt, created_at -> BigInt, seen_at -> BigInt, expires_at -> BigInt, is_complete -> Bool, city_id -> Nullable<BigInt>, client -> Text, verified_at -> BigInt, } }
diesel::table! { tickets (token_hash) { token_hash -> Binary, purpose -> Text, email -> Text, name -> Text, city_id -> Nullable<BigInt>, role -> Nullable<Text>, invited_by -> Text, created_at -> BigInt, expires_at -> BigInt, used_at -> Nullable<BigInt>, } }
diesel::table! { attempts (name_hash) { name_hash -> Binary, failures -> BigInt, last_at -> BigInt, } }
diesel::table! { letters (id) { id -> BigInt, recipient -> Text, subject -> Text, body -> Text, created_at -> BigInt, due_at -> Nullable<BigInt>, attempts -> Integer, sent_at -> Nullable<BigInt>, failure -> Nullable<Text>, } }
diesel::table! { audit (id) { id -> BigInt, at -> BigInt, city_id -> Nullable<BigInt>, actor -> Text, action -> Text, object -> Text, detail -> Text, hash -> Binary, signed_by -> Nullable<Text>, code -> Nullable<Binary>, } }
diesel::table! { security_events (id) { id -> BigInt, hour -> BigInt, kind -> Text, subject -> Text, place -> Text, count -> BigInt, first_at -> BigInt, last_at -> BigInt, } }
diesel::table! { reset_requests (email) { email -> Text, public_url -> Text, created_at -> BigInt, } }
diesel::table! { device_marks (person_id) { person_id -> BigInt, mark -> BigInt, } }
diesel::table! { trials (id) { id -> BigInt, survey_id -> BigInt, submitted_at -> BigInt, language -> Text, answers -> Text, } }
diesel::table! { applications (id) { id -> BigInt, slug -> Text, name -> Text, country -> Text, contact -> Text, email -> Text, timezone -> Text, languages -> Text, lau -> Text, message -> Text, state -> Integer, created_at -> BigInt, decided_at -> Nullable<BigInt>, token_hash -> Nullable<Binary>, } }
diesel::table! { logos (city_id) { city_id -> BigInt, kind -> Text, bytes -> Binary, } }
diesel::table! { providers (city_id) { city_id -> BigInt, settings -> Text, } }
diesel::table! { sign_ons (state_hash) { state_hash -> Binary, city_id -> BigInt, nonce -> Text, verifier -> Text, created_at -> BigInt, person_id -> Nullable<BigInt>, } }
diesel::table! { identities (id) { id -> BigInt, city_id -> BigInt, issuer -> Text, subject -> Nullable<Text>, person_id -> BigInt, created_at -> BigInt, seen_at -> Nullable<BigInt>, } }
diesel::table! { domains (domain) { domain -> Text, city_id -> BigInt, confirmed_at -> BigInt, confirmed_by -> Text, } }
diesel::table! { comment_notes (response_id, question) { response_id -> BigInt, question -> Text, survey_id -> BigInt, state -> Integer, owner -> Text, tags -> Text, } }
diesel::table! { comment_tags (survey_id, tag, response_id, question) { survey_id -> BigInt, tag -> Text, response_id -> BigInt, question -> Text, } }
diesel::table! { comment_blocks (id) { id -> BigInt, survey_id -> BigInt, first_response -> BigInt, last_response -> BigInt, first_day -> Integer, last_day -> Integer, comments -> BigInt, words -> Binary, postings -> Binary, entries -> Binary, } }
diesel::table! { unindexed_batches (id) { id -> BigInt, responses -> Text, } }
diesel::table! { actions (id) { id -> BigInt, survey_id -> BigInt, question -> Text, said -> Text, did -> Text, done_on -> Nullable<Integer>, is_public -> Bool, created_at -> BigInt, changed_at -> BigInt, decided_on -> Nullable<Integer>, effective_from -> Nullable<Integer>, } }
diesel::table! { shared_templates (id) { id -> BigInt, city_id -> BigInt, name -> Text, note -> Text, definition -> Text, created_at -> BigInt, } }
diesel::table! { thresholds (id) { id -> BigInt, survey_id -> BigInt, question -> Text, bar -> Double, days -> Integer, answers_min -> Integer, created_at -> BigInt, state -> Integer, judged_to -> Nullable<Integer>, changed_on -> Nullable<Integer>, } }
diesel::table! { baselines (id) { id -> BigInt, survey_id -> BigInt, question -> Text, first_day -> Integer, reason -> Text, created_at -> BigInt, created_by -> Text, } }
diesel::table! { archived_tallies (id) { id -> BigInt, version_id -> BigInt, day -> Integer, placement -> Text, language -> Text, counts -> Binary, } }

diesel::joinable!(services -> cities (city_id));
diesel::joinable!(thresholds -> surveys (survey_id));
diesel::joinable!(surveys -> services (service_id));
diesel::joinable!(versions -> surveys (survey_id));
diesel::joinable!(responses -> versions (version_id));
diesel::joinable!(tallies -> versions (version_id));
diesel::joinable!(keys -> cities (city_id));
diesel::joinable!(roles -> cities (city_id));
diesel::joinable!(roles -> people (person_id));
diesel::joinable!(sessions -> people (person_id));
diesel::joinable!(tickets -> cities (city_id));
diesel::joinable!(providers -> cities (city_id));
diesel::joinable!(identities -> cities (city_id));
diesel::joinable!(identities -> people (person_id));
diesel::joinable!(domains -> cities (city_id));
diesel::table! { margins (city_id, segment, position) { city_id -> BigInt, segment -> Text, position -> Integer, options -> Text, share -> Double, lau -> Nullable<Text>, source -> Text, year -> Integer, } }
diesel::table! { mix_references (survey_id) { survey_id -> BigInt, first_day -> Integer, last_day -> Integer, mix -> Text, made_at -> BigInt, } }
diesel::table! { editions (id) { id -> BigInt, city_id -> Nullable<BigInt>, name -> Text, framework -> Text, year -> Integer, answers -> Text, yes -> Text, published_at -> BigInt, published_by -> Text, is_current -> Bool, evidence -> Text, } }
diesel::table! { edition_drafts (city_id, framework) { city_id -> BigInt, framework -> Text, answers -> Text, revision -> BigInt, changed_at -> BigInt, } }

diesel::joinable!(actions -> surveys (survey_id));
diesel::joinable!(shared_templates -> cities (city_id));
diesel::allow_tables_to_appear_in_same_query!(
    cities,
    services,
    surveys,
    versions,
    responses,
    tallies,
    keys,
    people,
    roles,
    sessions,
    tickets,
    actions,
    thresholds,
    shared_templates,
    providers,
    identities,
    domains
);
