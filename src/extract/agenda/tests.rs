//! Agendas in all their forms.
