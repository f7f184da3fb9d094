//! Safety and privacy: what must not leak, be said or be done.

pub mod findable_after_deletion;
pub mod identities_in_logs;
pub mod ignored_permissions;
pub mod kept_for_years;
pub mod lost_deletion_requests;
pub mod moderation_without_people;
pub mod no_appeal;
pub mod no_audit_trail;
pub mod no_rate_limit;
pub mod personal_data_to_vendor;
pub mod prompt_injection;
pub mod raw_personal_data;
pub mod unchecked_generation;
pub mod unchecked_protected_attributes;
pub mod unsupervised_tools;
