using Azure;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Web.Registers;

/// <summary>What the pages need to know of one register: its words, its fields, its rules, and how an entry is saved.</summary>
public abstract class RegisterKind<T>(Register<T> register)
    where T : class
{
    public Register<T> Register => register;

    /// <summary>Where its list lives.</summary>
    public abstract string Path { get; }

    /// <summary>What its list is called in addresses: streets.</summary>
    public string ListName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>街镇</summary>
    public abstract string Name { get; }

    /// <summary>What the register is for, in a sentence.</summary>
    public abstract string About { get; }

    /// <summary>What names an entry, asked for when one is made; null where nobody adds one.</summary>
    public abstract EntryField? Code { get; }

    /// <summary>What may be looked for; null where there is too little to search in.</summary>
    public virtual string? SearchHint => null;

    public abstract IReadOnlyList<string> Columns { get; }

    public virtual IReadOnlyList<RegisterFilter<T>> Filters => [];

    public virtual bool MayRead(Caller caller) => caller.IsStaff;

    public virtual bool MayEdit(Caller caller) => caller.May(Role.Admin);

    /// <summary>What the form of a new entry begins with.</summary>
    public virtual Task<EntryValues> NewAsync() => Task.FromResult(EntryValues.Empty.With("active", "true"));

    /// <summary>All entries in the order of the list, as they were some seconds ago at most.</summary>
    public virtual Task<IReadOnlyList<Stored<T>>> AllAsync() => register.LatelyAsync();

    public virtual Task<Stored<T>?> FindAsync(string code) => register.FindAsync(code);

    public abstract Task<IReadOnlyList<FieldGroup>> GroupsAsync();

    public abstract string TitleOf(T entry);

    public abstract EntryValues ValuesOf(T entry);

    /// <summary>What stands in the list's columns after the first.</summary>
    public abstract IReadOnlyList<string> CellsOf(T entry);

    public virtual IReadOnlyList<Mark> MarksOf(T entry) => [];

    /// <summary>What belongs to the entry and is kept elsewhere, and what a person should look at.</summary>
    public virtual Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(T entry) =>
        Task.FromResult<(IReadOnlyList<FactGroup>, IReadOnlyList<string>)>(([], []));

    /// <summary>Makes an entry of what was typed and judges it by the rules by which the API judges it.</summary>
    public abstract EntryRead<T> Read(string code, EntryValues typed, T? known);

    /// <summary>What is wrong with an entry by what other registers hold; it is asked for besides <see cref="Read"/>.</summary>
    public virtual Task<IReadOnlyList<FieldError>> ErrorsAsync(T entry) =>
        Task.FromResult<IReadOnlyList<FieldError>>([]);

    /// <summary>What saving an entry would move; a person sees it before it is saved.</summary>
    public virtual Task<IReadOnlyList<string>> MovesAsync(T entry) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc cref="Register{T}.PutAsync"/>
    public abstract Task<PutResult> SaveAsync(Call call, string code, T entry, ETag ifMatch);
}

/// <summary>A select beside the search.</summary>
public sealed record RegisterFilter<T>(
    string Name,
    string Label,
    IReadOnlyList<Choice> Choices,
    Func<T, string, bool> Holds
);

/// <summary>What was made of a form; what is wrong with it stands under the form's own names.</summary>
public sealed record EntryRead<T>(T Entry, IReadOnlyList<FieldError> Errors);
