-- Until when a document is evidence can be changed later, by its keeper; its bytes, its name and its verdict never change.
grant update (current_until, version) on kernel.document to lineofsight_app;
