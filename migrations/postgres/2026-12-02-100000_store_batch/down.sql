drop function store_batch;
