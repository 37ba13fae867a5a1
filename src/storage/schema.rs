//! The tables, as both databases have them.
#![expect(missing_docs, reason = "columns are described in migrations/*/up.sql")]

diesel::table! { cities (id) { id -> BigInt, slug -> Text, name -> Text, country -> Nullable<Text>, timezone -> Text, languages -> Text, created_at -> BigInt, settings -> Text, } }
diesel::table! { services (id) { id -> BigInt, city_id -> BigInt, slug -> Text, name -> Text, created_at -> BigInt, } }
diesel::table! { surveys (id) { id -> BigInt, service_id -> BigInt, slug -> Text, draft -> Text, draft_revision -> BigInt, closed_at -> Nullable<BigInt>, created_at -> BigInt, } }
diesel::table! { versions (id) { id -> BigInt, survey_id -> BigInt, number -> Integer, definition -> Text, published_at -> BigInt, } }
diesel::table! { responses (id) { id -> BigInt, submission_id -> Binary, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, submitted_at -> BigInt, answers -> Text, } }
diesel::table! { tallies (id) { id -> BigInt, version_id -> BigInt, day -> Integer, placement -> Text, language -> Text, counts -> Binary, } }
diesel::table! { withdrawals (submission_id) { submission_id -> Binary, withdrawn_at -> BigInt, } }
diesel::table! { keys (id) { id -> BigInt, hash -> Binary, role -> Text, city_id -> Nullable<BigInt>, created_at -> BigInt, } }
diesel::table! { placements (id) { id -> BigInt, survey_id -> BigInt, slug -> Text, kind -> Text, name -> Nullable<Text>, created_at -> BigInt, } }
diesel::table! { visits (survey_id, day, placement) { survey_id -> BigInt, day -> Integer, placement -> Text, seen -> BigInt, started -> BigInt, } }
diesel::table! { link_keys (id) { id -> Text, city_id -> BigInt, created_at -> BigInt, revoked_at -> Nullable<BigInt>, } }
diesel::table! { verifications (transaction_hash) { transaction_hash -> Binary, submission_id -> Binary, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, is_withdrawn -> Integer, } }
diesel::table! { holds (id) { id -> BigInt, submission_id -> Binary, survey_id -> BigInt, version_id -> BigInt, placement -> Text, language -> Text, day -> Integer, submitted_at -> BigInt, answers -> Text, doubt -> Text, state -> Integer, response_id -> Nullable<BigInt>, } }
diesel::table! { installation (name) { name -> Text, value -> Text, } }

diesel::joinable!(services -> cities (city_id));
diesel::joinable!(surveys -> services (service_id));
diesel::joinable!(versions -> surveys (survey_id));
diesel::joinable!(responses -> versions (version_id));
diesel::joinable!(tallies -> versions (version_id));
diesel::joinable!(keys -> cities (city_id));
diesel::allow_tables_to_appear_in_same_query!(cities, services, surveys, versions, responses, tallies, keys);
