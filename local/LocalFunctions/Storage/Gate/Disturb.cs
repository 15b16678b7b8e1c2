namespace LocalFunctions.Storage.Gate;

/// <summary>Lets a call take effect, or fails it before or after it did.</summary>
internal delegate ValueTask Disturb(StorageCall call, Func<ValueTask> act);
