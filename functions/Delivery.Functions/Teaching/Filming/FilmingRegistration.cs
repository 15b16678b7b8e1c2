using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Teaching.Filming;

public static class FilmingRegistration
{
    public static IServiceCollection AddFilming(this IServiceCollection services) =>
        services
            .AddSingleton<BookFilming>()
            .AddSingleton<AnswerFilming>()
            .AddSingleton<CallOffFilming>()
            .AddSingleton<EndFilming>()
            .AddSingleton<TakeFilm>()
            .AddSingleton<ReleaseFilm>()
            .AddFollowing<ReleaseFilm>(of => of.FollowAsync, "filming.release")
            .AddSingleton<FilmLinks>()
            .AddSingleton<FilmLetters>()
            .AddSingleton<FilmingReader>()
            .AddSingleton<ExpiredCrews>()
            .AddExpiring(app => app.GetRequiredService<ExpiredCrews>().Expiring);
}
