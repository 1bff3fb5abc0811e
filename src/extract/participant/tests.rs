//! Attendance lists in all their forms.
