//! The columns of a table of people, and the names they go by in exports of other programs.

use crate::organisation::table::Column;

/// The columns of a table of people.
pub(in crate::organisation) const COLUMNS: [Column; 7] = [
    Column {
        name: "person_id",
        aliases: &["id", "employee_id", "person", "employee", "employee_number", "emp_id", "worker_id", "user_id"],
        or_else: &["name", "node"],
        required: true,
    },
    Column {
        name: "manager_id",
        aliases: &["manager", "line_manager", "line_manager_id", "supervisor", "supervisor_id", "reports_to"],
        or_else: &["manager_person_id"],
        required: false,
    },
    Column {
        name: "team",
        aliases: &["unit", "department", "organization", "organisation", "org_unit"],
        or_else: &["business_unit", "division", "group"],
        required: false,
    },
    Column { name: "site", aliases: &["location", "office"], or_else: &["city", "region", "country"], required: false },
    Column { name: "level", aliases: &["layer"], or_else: &["level_designation", "grade"], required: false },
    Column { name: "tenure_years", aliases: &["tenure"], or_else: &[], required: false },
    Column {
        name: "start_date",
        aliases: &["hire_date", "date_of_hire", "joining_date", "entry_date", "joined"],
        or_else: &["original_hire_date"],
        required: false,
    },
];
