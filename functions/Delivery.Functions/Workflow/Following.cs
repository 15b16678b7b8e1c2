using Delivery.Functions.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Workflow;

/// <summary>
/// What follows an act outside its batch, such as a copy in a list or a mail, for the timer that finds it undone since the
/// process died: by the rows as they are then. Done twice, it is done once.
/// </summary>
/// <param name="Act">The act's name.</param>
/// <param name="RunAsync">Takes the act's line of the audit log.</param>
public sealed record Following(string Act, Func<AuditEntry, Task> RunAsync);

public static class FollowingRegistration
{
    /// <param name="run">Takes the act's subject.</param>
    public static IServiceCollection AddFollowing<T>(
        this IServiceCollection services,
        Func<T, Func<string, Task>> run,
        params IEnumerable<string> acts
    )
        where T : class
    {
        foreach (var act in acts)
            services.AddFollowingByEntry<T>(of => entry => run(of)(entry.Subject), act);
        return services;
    }

    /// <param name="run">For an act whose subject does not say all: takes its line of the audit log.</param>
    public static IServiceCollection AddFollowingByEntry<T>(
        this IServiceCollection services,
        Func<T, Func<AuditEntry, Task>> run,
        string act
    )
        where T : class => services.AddSingleton(app => new Following(act, run(app.GetRequiredService<T>())));
}
