using Delivery.Functions.Security;
using Delivery.Functions.Web.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Web.Registers;

/// <summary>A list of staff's pages that can be taken along as a file.</summary>
/// <param name="Name">As addresses have it.</param>
/// <param name="Title">街镇, as the button on the page of lists says.</param>
/// <param name="MayTake">Who may read the list may take it.</param>
public sealed record ListFile(string Name, string Title, Func<Caller, bool> MayTake, Func<Task<Sheet>> SheetAsync);

/// <summary>Every list that leaves as a file; each stage names its own.</summary>
public sealed class ListFiles(IEnumerable<ListFile> all)
{
    private readonly IReadOnlyList<ListFile> lists = [.. all];

    public IReadOnlyList<ListFile> For(Caller caller) => [.. lists.Where(list => list.MayTake(caller))];

    public ListFile? Find(string name) => lists.FirstOrDefault(list => list.Name == name);
}

public static class ListRegistration
{
    public static IServiceCollection AddList(this IServiceCollection services, Func<IServiceProvider, ListFile> list) =>
        services.AddSingleton(list);

    /// <summary>A register with its pages, and its list as a file.</summary>
    public static IServiceCollection AddRegister<T, TKind>(this IServiceCollection services)
        where T : class
        where TKind : RegisterKind<T> =>
        services
            .AddSingleton<TKind>()
            .AddSingleton<RegisterKind<T>>(app => app.GetRequiredService<TKind>())
            .AddList(app => app.GetRequiredService<RegisterSheet<T>>().List);
}
