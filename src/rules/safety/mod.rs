//! Safety and privacy: what must not leak, be said or be done.

crate::rules::family! {
    raw_personal_data,
    moderation_without_people,
    lost_deletion_requests,
    unchecked_generation,
    prompt_injection,
    unsupervised_tools,
    no_audit_trail,
    no_appeal,
    unchecked_protected_attributes,
    kept_for_years,
    personal_data_to_vendor,
    ignored_permissions,
    no_rate_limit,
    findable_after_deletion,
    identities_in_logs,
    shared_cache,
}
