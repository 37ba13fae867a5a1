//! One address of the service: its path, its methods and its handlers, declared once. `Allow` and the answer 405 follow from it.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder, Route, guard};

use super::problem::Problem;
use super::rate_limit::{RouteRule, limited};

/// An address with what is served there.
pub struct Endpoint {
    path: String,
    methods: Vec<Method>,
    routes: Vec<Route>,
    rule: Option<RouteRule>,
}

impl Endpoint {
    /// An address where nothing is served yet.
    pub(super) fn at(path: impl Into<String>) -> Endpoint {
        Endpoint {
            path: path.into(),
            methods: Vec::new(),
            routes: Vec::new(),
            rule: None,
        }
    }

    /// An address that is only read.
    pub(super) fn get<F, Args>(path: impl Into<String>, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Endpoint::at(path).on(Method::GET, handler)
    }

    /// An address that only takes something.
    pub(super) fn post<F, Args>(path: impl Into<String>, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Endpoint::at(path).on(Method::POST, handler)
    }

    /// A page with a form that is sent to its own address.
    pub(super) fn form<F, G, Shown, Sent>(path: impl Into<String>, show: F, receive: G) -> Endpoint
    where
        F: Handler<Shown>,
        Shown: FromRequest + 'static,
        F::Output: Responder + 'static,
        G: Handler<Sent>,
        Sent: FromRequest + 'static,
        G::Output: Responder + 'static,
    {
        Endpoint::get(path, show).on(Method::POST, receive)
    }

    /// Adds a method. GET answers HEAD as well (RFC 9110, section 9.3.2).
    pub(super) fn on<F, Args>(self, method: Method, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = if method == Method::GET {
            web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
        } else {
            web::method(method.clone())
        };
        self.with(method, route.to(handler))
    }

    /// Adds a method with its finished route.
    fn with(mut self, method: Method, route: Route) -> Endpoint {
        self.methods.push(method);
        self.routes.push(route);
        self
    }

    /// Takes over the methods of another endpoint of the same path.
    pub(super) fn and(mut self, other: Endpoint) -> Endpoint {
        self.methods.extend(other.methods);
        self.routes.extend(other.routes);
        self.rule = self.rule.or(other.rule);
        self
    }

    /// Limits requests to this address.
    pub(super) fn limited(mut self, rule: RouteRule) -> Endpoint {
        self.rule = Some(rule);
        self
    }

    /// The path, with its variables in braces.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The methods that it declares. HEAD goes with GET.
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// The value of `Allow` (RFC 9110, section 10.2.1): every method that is served.
    fn allow(&self) -> String {
        let mut names = Vec::new();
        for method in &self.methods {
            names.push(method.as_str());
            if *method == Method::GET {
                names.push(Method::HEAD.as_str());
            }
        }
        names.join(", ")
    }

    /// Serves it.
    pub(super) fn register(self, config: &mut ServiceConfig) {
        let allow = self.allow();
        let refuse = move || {
            let allow = allow.clone();
            async move { Err::<&str, Problem>(Problem::wrong_method(&allow)) }
        };
        let mut resource = web::resource(self.path).default_service(web::to(refuse));
        for route in self.routes {
            resource = resource.route(route);
        }
        match self.rule {
            Some(rule) => config.service(limited(rule, resource)),
            None => config.service(resource),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn nothing() -> &'static str {
        ""
    }

    #[test]
    fn allow_names_every_method_and_head_beside_get() {
        let endpoint = Endpoint::form("/r", nothing, nothing).on(Method::DELETE, nothing);
        assert_eq!(endpoint.allow(), "GET, HEAD, POST, DELETE");
        assert_eq!(Endpoint::post("/r", nothing).allow(), "POST");
    }
}
