namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>What a write does to an entity. Replace and Merge need it to exist; the Insert forms do not.</summary>
internal enum ChangeKind
{
    Insert,
    Replace,
    Merge,
    InsertOrReplace,
    InsertOrMerge,
    Delete,
}
