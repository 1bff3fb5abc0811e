//! The minute book of open communities: crawls git repositories of meeting
//! minutes, understands them and answers questions about them.
